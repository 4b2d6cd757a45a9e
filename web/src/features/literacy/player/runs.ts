import { type Form, forms } from '@werkstadt/shared/literacy/package/item';
import { learningStore, useLearningRecords } from '~/platform/learning/index.ts';
import type { ModuleEntry } from '../content/module-entries.ts';
import { type ModuleRun, moduleRunSchema } from './module-run.ts';

const formOrders: readonly (readonly [Form, Form, Form])[] = [
  ['A', 'B', 'C'],
  ['A', 'C', 'B'],
  ['B', 'A', 'C'],
  ['B', 'C', 'A'],
  ['C', 'A', 'B'],
  ['C', 'B', 'A'],
];

const runKey = (moduleId: string): string => `run:${moduleId}`;

function readRun(records: ReadonlyMap<string, unknown>, moduleId: string): ModuleRun | null {
  const parsed = moduleRunSchema.safeParse(records.get(runKey(moduleId)));
  return parsed.success ? parsed.data : null;
}

/** The learner's runs by module; empty until the device has been read (`ready`). */
export function useModuleRuns(): { readonly ready: boolean; readonly run: (moduleId: string) => ModuleRun | null } {
  const { ready, records } = useLearningRecords();
  return { ready, run: (moduleId) => readRun(records, moduleId) };
}

const saveRun = (run: ModuleRun): Promise<void> => learningStore.put(runKey(run.moduleId), run);

/** A first run of a module, with a seed and an order of the forms of its own. */
export function beginRun({ description }: ModuleEntry): void {
  const [seed = 0, order = 0] = crypto.getRandomValues(new Uint32Array(2));
  saveRun({
    moduleId: description.id,
    seed,
    formOrder: [...(formOrders[order % formOrders.length] ?? forms)],
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
export function changeRun(moduleId: string, step: (run: ModuleRun) => ModuleRun): void {
  const run = readRun(learningStore.snapshot().records, moduleId);
  if (run) saveRun(step(run));
}
