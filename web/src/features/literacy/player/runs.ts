import { type Form, forms } from '@werkstadt/shared/literacy/package/item';
import { learningStore, useLearningRecords } from '~/platform/learning/index.ts';
import { type ModuleRun, moduleRunSchema } from './module-run.ts';

const formOrders: readonly (readonly [Form, Form, Form])[] = [
  ['A', 'B', 'C'],
  ['A', 'C', 'B'],
  ['B', 'A', 'C'],
  ['B', 'C', 'A'],
  ['C', 'A', 'B'],
  ['C', 'B', 'A'],
];

/** A module played in a group is another run than the one played alone. */
interface RunName {
  readonly moduleId: string;
  readonly round: string | null;
}

const runKey = ({ moduleId, round }: RunName): string => (round ? `run:${moduleId}:${round}` : `run:${moduleId}`);

function readRun(records: ReadonlyMap<string, unknown>, name: RunName): ModuleRun | null {
  const parsed = moduleRunSchema.safeParse(records.get(runKey(name)));
  return parsed.success ? parsed.data : null;
}

/** The learner's runs; empty until the device has been read (`ready`). */
export function useModuleRuns(): { readonly ready: boolean; readonly run: (name: RunName) => ModuleRun | null } {
  const { ready, records } = useLearningRecords();
  return { ready, run: (name) => readRun(records, name) };
}

const saveRun = (run: ModuleRun): Promise<void> => learningStore.put(runKey(run), run);

/** 32 random bits. */
export const drawSeed = (): number => crypto.getRandomValues(new Uint32Array(1))[0] ?? 0;

/** A first run of a module. Model and order of the forms follow from the seed: in a group it is the round's. */
export function beginRun(name: RunName, seed: number): void {
  saveRun({
    ...name,
    seed,
    formOrder: [...(formOrders[seed % formOrders.length] ?? forms)],
    stepId: '',
    screen: 1,
    doneSteps: [],
    saved: {},
    before: {},
    after: {},
    practice: {},
    startedAt: new Date().toISOString(),
    finishedAt: null,
  });
}

/** Changes a run as it stands now: several acts may follow one another before anything is drawn again. */
export function changeRun(name: RunName, step: (run: ModuleRun) => ModuleRun): void {
  const run = readRun(learningStore.snapshot().records, name);
  if (run) saveRun(step(run));
}
