/** A server that dies with its last hour, and what fifty phones bring back by themselves: the figures of the drill. */
import { spawn } from 'node:child_process';
import { resolve } from 'node:path';
import * as z from 'zod/mini';
import type { Measured } from './table.ts';

const e2eFolder = resolve(import.meta.dirname, '..');

/** Of Playwright's JSON report: the one test of the drill. */
const reportSchema = z.object({
  suites: z.tuple([
    z.object({
      specs: z.tuple([
        z.object({
          ok: z.boolean(),
          tests: z.tuple([
            z.object({
              annotations: z.array(z.object({ type: z.string(), description: z.string() })),
              results: z.array(z.object({ error: z.optional(z.object({ message: z.string() })) })),
            }),
          ]),
        }),
      ]),
    }),
  ]),
});

export async function restore(): Promise<Measured[]> {
  const report = reportSchema.parse(JSON.parse(await runDrill()));
  const [spec] = report.suites[0].specs;
  const [drill] = spec.tests;
  if (!spec.ok) throw new Error(`the drill has failed: ${drill.results[0]?.error?.message}`);
  const told = new Map(drill.annotations.map(({ type, description }) => [type, description]));
  const seconds = (type: string) => Number(told.get(type));
  const [back = 0, all = 0] = told.get('acts')?.split(' of ').map(Number) ?? [];
  const restored = { name: 'the restore itself, until the server is up', value: seconds('restored') };
  const row = (figure: string, value: number): Measured => ({
    figure: `Server lost with its last hour, 50 phones: ${figure}`,
    value,
    unit: 's',
    goal: null,
    alternative: restored,
  });
  return [
    {
      figure: `Server lost with its last hour, 50 phones: of ${all} acts are back`,
      value: (back / all) * 100,
      unit: '%',
      goal: { limit: 100, best: 'high' },
      alternative: null,
    },
    row('all words are back, nobody presses', seconds('words')),
    row('the city has all photos', seconds('photos')),
  ];
}

function runDrill(): Promise<string> {
  return new Promise((done, fail) => {
    const child = spawn('playwright', ['test', '--workers=1', '--reporter=json', 'nightly/restore-drill'], {
      cwd: e2eFolder,
      env: { ...process.env, WERKSTADT_NIGHTLY: '1', PATH: `${e2eFolder}/node_modules/.bin:${process.env.PATH}` },
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    let report = '';
    child.stdout.setEncoding('utf8').on('data', (text: string) => {
      report += text;
    });
    child.on('error', fail);
    child.on('close', () => done(report));
  });
}
