import {
  type ModuleRun,
  moduleRunSchema,
  type RunAction,
  reduceRun,
  startRun,
} from '@werkstadt/shared/literacy/module-run';
import type { Step } from '@werkstadt/shared/literacy/package/step';
import { learningStore, useLearningRecords } from '~/platform/learning/index.ts';

/** A module played in a group round (by its code) is another run than the one played alone. */
interface RunName {
  readonly moduleId: string;
  readonly round: string | null;
}

/** Of its record on this device. */
export const runKey = ({ moduleId, round }: RunName): string =>
  round ? `run:${moduleId}:${round}` : `run:${moduleId}`;

function readRun(records: ReadonlyMap<string, unknown>, name: RunName): ModuleRun | null {
  const parsed = moduleRunSchema.safeParse(records.get(runKey(name)));
  return parsed.success ? parsed.data : null;
}

/** The learner's runs; empty until the device has been read (`ready`). */
export function useModuleRuns(): { readonly ready: boolean; readonly run: (name: RunName) => ModuleRun | null } {
  const { ready, records } = useLearningRecords();
  return { ready, run: (name) => readRun(records, name) };
}

const RUN_KEY = /^run:/;

/** Every module that was ever begun on this device, in groups too. */
export function useAllRuns(): readonly ModuleRun[] {
  const { records } = useLearningRecords();
  return [...records].flatMap(([key, record]) => {
    const parsed = RUN_KEY.test(key) ? moduleRunSchema.safeParse(record) : null;
    return parsed?.success ? [parsed.data] : [];
  });
}

/** 32 random bits. */
export const drawSeed = (): number => crypto.getRandomValues(new Uint32Array(1))[0] ?? 0;

/** A first run of a module. Models, forms and their order follow from the seed: in a group it is the round's. */
export function beginRun(name: RunName, seed: number, track: ModuleRun['track']): void {
  const now = new Date().toISOString();
  // Its steps are not loaded yet: the player finds the first one by the screen.
  learningStore.put(runKey(name), startRun([], { moduleId: name.moduleId, seed, track, now }));
}

/** One act on a run as it stands now: several may follow one another before anything is drawn again. */
export function actOnRun(name: RunName, steps: readonly Step[], action: RunAction): void {
  const run = readRun(learningStore.snapshot().records, name);
  if (run) learningStore.put(runKey(name), reduceRun(steps, run, action));
}

/** Back to the first step, to look at all of it again; answers and result stay. */
export function rewindRun(name: RunName): void {
  const run = readRun(learningStore.snapshot().records, name);
  if (run) learningStore.put(runKey(name), { ...run, stepId: '', screen: 1 });
}
