/** What somebody has learnt on this device, and the files of the modules they keep here. */
import { useEffect, useSyncExternalStore } from 'react';
import { type LearningSnapshot, learningStore } from './learning-store.ts';

export { dropFiles, keepFile, keptPaths, readKeptFile } from './kept-files.ts';
export { learningStore } from './learning-store.ts';

/** Records as stored; `ready` turns true once the device has been read. */
export function useLearningRecords(): LearningSnapshot {
  useEffect(() => {
    learningStore.load();
  }, []);
  return useSyncExternalStore(learningStore.subscribe, learningStore.snapshot);
}
