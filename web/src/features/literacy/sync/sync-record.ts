import * as z from 'zod/mini';
import { learningStore, useLearningRecords } from '~/platform/learning/index.ts';

/** Whether progress goes to a city, and by which ids it went. Off until the learner turns it on ([H8]). */
const syncRecordSchema = z.object({
  on: z.boolean(),
  /** By key of the run on this device. */
  attempts: z.record(z.string(), z.object({ attempt: z.string(), sent: z.string() })),
});
export type SyncRecord = z.infer<typeof syncRecordSchema>;

const off: SyncRecord = { on: false, attempts: {} };
const key = (cityId: string): string => `sync:${cityId}`;

function read(records: ReadonlyMap<string, unknown>, cityId: string): SyncRecord {
  const parsed = syncRecordSchema.safeParse(records.get(key(cityId)));
  return parsed.success ? parsed.data : off;
}

export const useSyncRecord = (cityId: string): SyncRecord => read(useLearningRecords().records, cityId);

export const readSyncRecord = (cityId: string): SyncRecord => read(learningStore.snapshot().records, cityId);

export const changeSyncRecord = (cityId: string, change: (record: SyncRecord) => SyncRecord): Promise<void> =>
  learningStore.put(key(cityId), change(readSyncRecord(cityId)));
