import { type ChildProcess, fork } from 'node:child_process';
import { join } from 'node:path';
import type { CityInfo } from '@werkstadt/shared/city/city-info';
import type { Position } from '@werkstadt/shared/geometry/geojson';
import type { LanePlan } from '@werkstadt/shared/planning/lane/lane-plan';
import { type SeenFigures, seenFiguresSchema } from '@werkstadt/shared/planning/seen/seen-figures-schema';
import * as z from 'zod/mini';

export interface LaneQuestion {
  /** WGS 84 [lon, lat]. */
  readonly line: readonly Position[];
  readonly plan: LanePlan;
}
export interface PlanningQuestion extends LaneQuestion {
  readonly id: number;
}

const answerSchema = z.object({ id: z.int(), figures: z.nullable(seenFiguresSchema) });
export type PlanningAnswer = z.infer<typeof answerSchema>;

/** Whoever reads one proposal often reads the next. */
const IDLE_MS = 60_000;
/** A first answer reads the whole pack on a busy machine; this ends only what hangs. */
const WALL_CLOCK_MS = 25_000;
/** Cities in memory at a time. */
const MOST_PROCESSES = 2;
const MOST_REMEMBERED = 500;
const MEMORY_MEBIBYTES = 512;

/** Figures of lanes, computed from the city's pack by the functions of the phone, outside the server's memory ([SF4]). */
export class PlanningProcesses {
  readonly #packsFolder: string;
  readonly #processes = new Map<string, PlanningProcess>();
  /** The newest answers: the same lane on the same pack has the same figures. */
  readonly #remembered = new Map<string, Promise<SeenFigures | null>>();

  constructor(packsFolder: string) {
    this.#packsFolder = packsFolder;
  }

  /** Null where the city has no planning layers, or they cannot be read. */
  async figuresOf({ slug, pack }: Pick<CityInfo, 'slug' | 'pack'>, asked: LaneQuestion): Promise<SeenFigures | null> {
    const file = pack?.files.find(({ role }) => role === 'planning');
    if (!pack || !file) return null;
    const path = join(this.#packsFolder, slug, pack.version, file.name);
    const key = JSON.stringify([path, asked]);
    const known = this.#remembered.get(key);
    if (known) return known;
    const answer = this.#processOf(path, pack.version).ask(asked);
    this.#remembered.set(key, answer);
    for (const oldest of this.#remembered.keys()) {
      if (this.#remembered.size <= MOST_REMEMBERED) break;
      this.#remembered.delete(oldest);
    }
    answer.catch(() => this.#remembered.delete(key));
    return answer;
  }

  #processOf(path: string, packVersion: string): PlanningProcess {
    const running = this.#processes.get(path);
    if (running) return running;
    for (const [oldest, process] of this.#processes) {
      if (this.#processes.size < MOST_PROCESSES) break;
      process.end();
      this.#processes.delete(oldest);
    }
    const started = new PlanningProcess(path, packVersion, () => {
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
    { readonly done: (figures: SeenFigures | null) => void; readonly fail: (why: Error) => void }
  >();
  #asked = 0;
  #idle: NodeJS.Timeout | null = null;

  constructor(path: string, packVersion: string, onEnd: () => void) {
    const script = join(import.meta.dirname, 'planning-process.ts');
    this.#child = fork(script, [path, packVersion], {
      env: { MALLOC_ARENA_MAX: '2' },
      execArgv: [`--max-old-space-size=${MEMORY_MEBIBYTES}`, '--no-warnings', '--permission', '--allow-fs-read=*'],
      stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
    });
    this.#child.on('message', (message) => {
      const { id, figures } = answerSchema.parse(message);
      this.#waiting.get(id)?.done(figures);
    });
    const ended = () => {
      onEnd();
      for (const { fail } of this.#waiting.values()) fail(new Error('the planning process has ended'));
    };
    this.#child.on('exit', ended);
    this.#child.on('error', ended);
    this.#rest();
  }

  ask(asked: LaneQuestion): Promise<SeenFigures | null> {
    this.#asked += 1;
    const id = this.#asked;
    if (this.#idle) clearTimeout(this.#idle);
    const late = setTimeout(() => this.#child.kill('SIGKILL'), WALL_CLOCK_MS);
    const answer = new Promise<SeenFigures | null>((done, fail) => {
      this.#waiting.set(id, { done, fail });
      this.#child.send({ id, ...asked } satisfies PlanningQuestion, (error) => error && fail(error));
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
