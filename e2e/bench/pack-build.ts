/** Making a city's pack, against only reading the same extract: both are steps that the builder itself tells of. */
import { spawn } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { brotliCompressSync } from 'node:zlib';
import { freePort } from '../support/server.ts';
import type { Measured } from './table.ts';

const root = resolve(import.meta.dirname, '../..');
const REAL_TOWN = resolve(root, '../shared/data/neubrandenburg/town.osm.pbf');
const REAL_TOWN_GOAL_SECONDS = 60;
const PLANNING_GOAL_MEGABYTES = 3;

interface Build {
  /** From the first step's begin to the last one's end. */
  readonly seconds: number;
  /** Of the first step alone: reading and decoding the extract. */
  readonly readSeconds: number;
}

export async function packBuild(): Promise<Measured[]> {
  const folder = mkdtempSync(join(tmpdir(), 'werkstadt-bench-pack-'));
  try {
    const demo = await timeBuild(['demo'], join(folder, 'data'));
    const rows = [row('demo town', demo, null)];
    if (existsSync(REAL_TOWN)) {
      const real = await timeBuild(['build', REAL_TOWN, '--out', join(folder, 'pack')], join(folder, 'data'));
      rows.push(row('real town', real, REAL_TOWN_GOAL_SECONDS), planningSize(join(folder, 'pack', 'planning.bin')));
    }
    return rows;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function row(town: string, { seconds, readSeconds }: Build, goal: number | null): Measured {
  return {
    figure: `Pack build, ${town}`,
    value: seconds,
    unit: 's',
    goal: goal === null ? null : { limit: goal, best: 'low' },
    alternative: { name: 'decoding the same .osm.pbf only', value: readSeconds },
  };
}

/** As it is sent. The town has 63 000 people; the goal is for 100 000. */
function planningSize(path: string): Measured {
  const bytes = readFileSync(path);
  return {
    figure: 'Pack build, real town: the planning part as it is sent',
    value: brotliCompressSync(bytes).length / 1e6,
    unit: 'MB',
    goal: { limit: PLANNING_GOAL_MEGABYTES, best: 'low' },
    alternative: { name: 'not packed', value: bytes.length / 1e6 },
  };
}

/** Runs `city …` and reads the times from its progress: "Reading the extract: 0 %" to "Writing the pack: 100 %". */
async function timeBuild(command: readonly string[], dataFolder: string): Promise<Build> {
  const port = await freePort();
  return new Promise((done, fail) => {
    const child = spawn(process.execPath, [join(root, 'api/src/city.ts'), ...command], {
      env: { ...process.env, DATA_DIR: dataFolder, PORT: String(port) },
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    let said = '';
    const seen: Partial<Record<'begun' | 'read' | 'written', number>> = {};
    child.stdout.on('data', (chunk: Buffer) => {
      said += chunk.toString('utf8');
      const now = performance.now() / 1000;
      if (said.includes('Reading the extract:')) seen.begun ??= now;
      if (said.includes('Reading the extract: 100 %')) seen.read ??= now;
      if (said.includes('Writing the pack: 100 %')) seen.written ??= now;
    });
    child.once('error', fail);
    child.once('close', () => {
      const { begun, read, written } = seen;
      if (begun === undefined || read === undefined || written === undefined) {
        fail(new Error(`city ${command.join(' ')} made no pack:\n${said}`));
      } else done({ seconds: written - begun, readSeconds: read - begun });
    });
  });
}
