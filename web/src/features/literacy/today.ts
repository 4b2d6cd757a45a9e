import { localDay } from '@werkstadt/shared/literacy/day';

/** The day this device shows, ISO 8601. */
export const today = (): string => {
  const now = new Date();
  return localDay(now.toISOString(), -now.getTimezoneOffset());
};
