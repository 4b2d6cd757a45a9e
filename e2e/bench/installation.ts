/** The one installation that all figures of a run share: the demo town, filled with proposals as a figure needs them. */
import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { cityInfoSchema } from '@werkstadt/shared/city/city-info';
import { type Project, projectSchema } from '@werkstadt/shared/project/project';
import { submitProposal } from '@werkstadt/shared/proposal/mutators';
import { SeededRandom } from '@werkstadt/shared/random/seeded-random';
import type { MutationArgs } from '@werkstadt/shared/sync/mutator-registry';
import { cityScope, projectScope } from '@werkstadt/shared/sync/scope';
import { type RunningServer, removeDataFolder, startServer } from '../support/server.ts';
import { callServer, pullEverything } from './call-server.ts';
import { openPhone, type Phone } from './phone.ts';

export const SLUG = 'lindental';
/** Phones that fill the city at the same time. */
const FILLING_PHONES = 8;

export interface Installation {
  readonly server: RunningServer;
  readonly city: string;
  /** The project that takes bike lanes: all proposals of the bench go there. */
  readonly project: Project;
  /** Scopes of city and all projects, as a planner's desk holds them. */
  readonly scopeIds: readonly string[];
  /** Of the api process when it had just started and nobody had asked it for anything. */
  readonly residentBytesAtRest: number;
  readonly residentBytes: () => number;
  readonly openPhone: () => Promise<Phone>;
  /** Arguments of another proposal, ready to be prepared. */
  readonly newProposal: () => MutationArgs<'proposal.submit'>;
  /** Brings the project to at least so many proposals, by pushes of phones. */
  readonly fillTo: (proposals: number) => Promise<void>;
  readonly close: () => Promise<void>;
}

export async function openInstallation(): Promise<Installation> {
  // The first start builds the app and makes the town; memory at rest is that of a start with nothing left to make.
  const first = await startServer();
  await first.stop();
  const server = await startServer({ dataFolder: first.dataFolder });
  const residentBytes = () => residentBytesOf(server.pid);
  const residentBytesAtRest = residentBytes();
  const { url } = server;
  const { result } = await callServer(url, 'city.get', { slug: SLUG }, { method: 'GET' });
  const { id: city, centre } = cityInfoSchema.parse(result);
  const projects = (await pullEverything(url, city, [cityScope(city)])).pulls
    .flatMap(({ answer }) => answer.scopes.flatMap((scope) => (scope.kind === 'rows' ? scope.rows : [])))
    .map(({ body }) => projectSchema.parse(body));
  const project = projects.find(({ kinds }) => kinds.includes('bike-lane'));
  if (!project) throw new Error('the demo town has no project for bike lanes');
  const random = new SeededRandom(20_270_115);
  const newProposal = () => bikeLaneNear(centre, project.id, random);
  let filled = 0;

  async function fillTo(proposals: number): Promise<void> {
    const missing = Math.max(0, proposals - filled);
    filled += missing;
    await Promise.all(
      Array.from({ length: FILLING_PHONES }, async (_, index) => {
        const phone = await openPhone(url, city);
        const share = Math.floor((missing + index) / FILLING_PHONES);
        const acts = [];
        for (let n = 0; n < share; n++) acts.push(await phone.prepare(submitProposal, newProposal()));
        await phone.push(acts);
      }),
    );
  }

  return {
    server,
    city,
    project,
    scopeIds: [cityScope(city), ...projects.map(({ id }) => projectScope(id))],
    residentBytesAtRest,
    residentBytes,
    openPhone: () => openPhone(url, city),
    newProposal,
    fillTo,
    close: async () => {
      await server.stop();
      removeDataFolder(server);
    },
  };
}

/** `VmRSS` of a process in Linux's /proc. */
function residentBytesOf(pid: number): number {
  const kilobytes = /^VmRSS:\s+(\d+) kB$/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1];
  if (!kilobytes) throw new Error('this system does not tell the memory of a process');
  return Number(kilobytes) * 1024;
}

const STREETS = ['Würzburger Straße', 'Lindenring', 'Südufer', 'Bahnhofstraße', 'Am Markt', 'Schulgasse', 'Mühlweg'];
const REASONS = [
  'Morgens fahren hier viele Kinder zur Schule, und die Autos überholen zu eng.',
  'Der Radweg hört mitten auf der Strecke auf, danach fährt man zwischen Bus und Bordstein.',
  'Wer zum Bahnhof will, muss zweimal die Straßenseite wechseln und wartet lange an der Ampel.',
  'Auf dem Kopfsteinpflaster ist der Weg bei Regen kaum zu befahren, vor allem mit Anhänger.',
];

/** A line of four corners within about a kilometre of the centre, with words as long as people write them. */
function bikeLaneNear(
  [lon, lat]: readonly [number, number],
  projectId: string,
  random: SeededRandom,
): MutationArgs<'proposal.submit'> {
  const near = (degrees: number, spread: number) => Math.round((degrees + (random.next() - 0.5) * spread) * 1e6) / 1e6;
  const [startLon, startLat] = [near(lon, 0.02), near(lat, 0.012)];
  const corners = [0, 1, 2, 3].map((n): [number, number] => [
    near(startLon + n * 0.0012, 0.0008),
    near(startLat + n * 0.0004, 0.0006),
  ]);
  return {
    id: randomUUID(),
    projectId,
    kind: 'bike-lane',
    kindVersion: 1,
    title: `Radweg von ${random.pick(STREETS)} bis ${random.pick(STREETS)}`,
    reason: `${random.pick(REASONS)} ${random.pick(REASONS)}`,
    lang: 'de',
    sources: [],
    geometry: { type: 'LineString', coordinates: corners },
    fields: { side: 'both' },
    authorName: null,
  };
}
