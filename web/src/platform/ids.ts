import { v7 } from 'uuid';

/** Ids are made on the phone, without a network: UUIDv7, in the order they were made. */
export const createId = (): string => v7();
