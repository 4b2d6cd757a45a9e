import { type ChildProcess, fork } from 'node:child_process';
import { join } from 'node:path';
import type { CityInfo } from '@werkstadt/shared/city/city-info';
import { NUMBER_PROBLEMS } from '@werkstadt/shared/districts/weighing/seal-weighing';
import type { WeighingRecord } from '@werkstadt/shared/districts/weighing/weighing-record';
import type { Position } from '@werkstadt/shared/geometry/geojson';
import type { LanePlan } from '@werkstadt/shared/planning/lane/lane-plan';
import { seenFiguresSchema } from '@werkstadt/shared/planning/seen/seen-figures-schema';
import type { DistrictPlan } from '@werkstadt/shared/proposal/kinds/school-district/district-plan';
import * as z from 'zod/mini';

/** What is asked about a lane, from the planning layers, and about districts, from blocks and schools. */
export type PlanningQuestion =
  | {
      readonly topic: 'lane';
      /** WGS 84 [lon, lat]. */
      readonly line: readonly Position[];
      readonly plan: LanePlan;
    }
  | { readonly topic: 'districts'; readonly plan: DistrictPlan }
  | { readonly topic: 'weighing'; readonly record: WeighingRecord; readonly pack: WeighingRecord['pack'] };

const ROLES = { lane: 'planning', districts: 'districts', weighing: 'districts' } as const satisfies Record<
  PlanningQuestion['topic'],
  string
>;

const answerSchema = z.object({
  id: z.int(),
  figures: z.nullable(seenFiguresSchema),
  /** Of a record of weighing: why its numbers are not those of the city. */
  problem: z.optional(z.nullable(z.enum(NUMBER_PROBLEMS))),
});
export interface PlanningRequest {
  readonly id: number;
  readonly asked: PlanningQuestion;
}
export type PlanningAnswer = z.infer<typeof answerSchema>;

/** Whoever reads one proposal often reads the next. */
const IDLE_MS = 60_000;
/** A first answer reads the whole pack on a busy machine; this ends only what hangs. */
const WALL_CLOCK_MS = 25_000;
/** Cities in memory at a time. */
const MOST_PROCESSES = 2;
const MOST_REMEMBERED = 500;
const MEMORY_MEBIBYTES = 512;

/** Figures computed from the city's pack by the functions of the phone, outside the server's memory ([SF4]). */
export class PlanningProcesses {
  readonly #packsFolder: string;
  readonly #processes = new Map<string, PlanningProcess>();
  /** The newest answers: the same question on the same pack has the same answer. */
  readonly #remembered = new Map<string, Promise<PlanningAnswer>>();

  constructor(packsFolder: string) {
    this.#packsFolder = packsFolder;
  }

  /** Null where the city's pack has no such layers. */
  async ask(
    { slug, pack }: Pick<CityInfo, 'slug' | 'pack'>,
    asked: PlanningQuestion,
  ): Promise<Omit<PlanningAnswer, 'id'> | null> {
    const file = pack?.files.find(({ role }) => role === ROLES[asked.topic]);
    if (!pack || !file) return null;
    const path = join(this.#packsFolder, slug, pack.version, file.name);
    const key = JSON.stringify([path, asked]);
    const known = this.#remembered.get(key);
    if (known) return known;
    const answer = this.#processOf(path, pack.version, ROLES[asked.topic]).ask(asked);
    this.#remembered.set(key, answer);
    for (const oldest of this.#remembered.keys()) {
      if (this.#remembered.size <= MOST_REMEMBERED) break;
      this.#remembered.delete(oldest);
    }
    answer.catch(() => this.#remembered.delete(key));
    return answer;
  }

  #processOf(path: string, packVersion: string, role: string): PlanningProcess {
    const running = this.#processes.get(path);
    if (running) return running;
    for (const [oldest, process] of this.#processes) {
      if (this.#processes.size < MOST_PROCESSES) break;
      process.end();
      this.#processes.delete(oldest);
    }
    const started = new PlanningProcess([path, packVersion, role], () => {
      if (this.#processes.get(path) === started) this.#processes.delete(path);
    });
    this.#processes.set(path, started);
    return started;
  }

  close(): void {
    for (const process of this.#processes.values()) process.end();
    this.#processes.clear();
  }
}

class PlanningProcess {
  readonly #child: ChildProcess;
  readonly #waiting = new Map<
    number,
    { readonly done: (answer: PlanningAnswer) => void; readonly fail: (why: Error) => void }
  >();
  #asked = 0;
  #idle: NodeJS.Timeout | null = null;

  constructor(about: readonly string[], onEnd: () => void) {
    const script = join(import.meta.dirname, 'planning-process.ts');
    this.#child = fork(script, about, {
      env: { MALLOC_ARENA_MAX: '2' },
      execArgv: [`--max-old-space-size=${MEMORY_MEBIBYTES}`, '--no-warnings', '--permission', '--allow-fs-read=*'],
      stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
    });
    this.#child.on('message', (message) => {
      const answer = answerSchema.parse(message);
      this.#waiting.get(answer.id)?.done(answer);
    });
    const ended = () => {
      onEnd();
      for (const { fail } of this.#waiting.values()) fail(new Error('the planning process has ended'));
    };
    this.#child.on('exit', ended);
    this.#child.on('error', ended);
    this.#rest();
  }

  ask(asked: PlanningQuestion): Promise<PlanningAnswer> {
    this.#asked += 1;
    const id = this.#asked;
    if (this.#idle) clearTimeout(this.#idle);
    const late = setTimeout(() => this.#child.kill('SIGKILL'), WALL_CLOCK_MS);
    const answer = new Promise<PlanningAnswer>((done, fail) => {
      this.#waiting.set(id, { done, fail });
      this.#child.send({ id, asked } satisfies PlanningRequest, (error) => error && fail(error));
    });
    return answer.finally(() => {
      clearTimeout(late);
      this.#waiting.delete(id);
      if (this.#waiting.size === 0) this.#rest();
    });
  }

  end(): void {
    this.#child.kill();
  }

  #rest(): void {
    this.#idle = setTimeout(() => this.end(), IDLE_MS);
    this.#idle.unref();
  }
}
