import { type BoosterState, boosterStateSchema, noBoosters } from '@werkstadt/shared/literacy/boosters';
import { localDay } from '@werkstadt/shared/literacy/day';
import { learningStore, useLearningRecords } from '~/platform/learning/index.ts';

const KEY = 'boosters';

/** The day this device shows, ISO 8601. */
export const today = (): string => {
  const now = new Date();
  return localDay(now.toISOString(), -now.getTimezoneOffset());
};

function read(records: ReadonlyMap<string, unknown>): BoosterState {
  const parsed = boosterStateSchema.safeParse(records.get(KEY));
  return parsed.success ? parsed.data : noBoosters;
}

export const useBoosters = (): BoosterState => read(useLearningRecords().records);

export function changeBoosters(step: (boosters: BoosterState) => BoosterState): void {
  learningStore.put(KEY, step(read(learningStore.snapshot().records)));
}
