/**
 * Many phones without a browser, for tests of another package: a program of its own, because nobody imports the api. They
 * are the app's own core around a vault in memory, and do by themselves what the timer of a phone does. For each line
 * `propose <words>` every phone saves and sends a proposal with these words; `wait` answers once all is received, and
 * `titles` with all titles of the project as the city has them, and `pictures` with what is to be seen on its photos that
 * the city has. One line of JSON each. Ends with its input.
 */
import { randomUUID } from 'node:crypto';
import { createInterface } from 'node:readline';
import { cityScope, projectScope } from '@werkstadt/shared/sync/scope';
import { laneArgs } from '@werkstadt/shared/test/domain-world';
import * as z from 'zod/mini';
import { CorePhone } from './core-phone.ts';
import { readValue, TestPhone } from './test-phone.ts';

/** Twelve times as often as a phone that hears nothing: a drill need not take a minute. */
const TICK_MS = 5_000;
const [url = '', slug = '', count = '', projectName = ''] = process.argv.slice(2);
const citiesSchema = z.array(z.object({ id: z.string(), slug: z.string() }));
const titledSchema = z.object({ title: z.string() });
const picturedSchema = z.object({ photos: z.array(z.object({ alt: z.string(), state: z.string() })) });
const namedSchema = z.object({ title: z.record(z.string(), z.string()) });

const stranger = new TestPhone(url, randomUUID());
const cities = citiesSchema.parse(readValue(await stranger.call('GET', 'city.list', undefined)));
const city = cities.find((each) => each.slug === slug)?.id ?? '';
const phones = new TestPhone(url, city);

/** All rows of a scope as anybody pulls them. */
async function rowsOf(scopeId: string) {
  const rows = [];
  for (let cursor = 0, more = true; more; ) {
    const [scope] = (await phones.pull({ [scopeId]: cursor })).scopes;
    if (scope?.kind !== 'rows') throw new Error(`${scopeId} was not answered with rows`);
    rows.push(...scope.rows);
    ({ cursor, more } = scope);
  }
  return rows;
}

const projects = await rowsOf(cityScope(city));
const project = projects.find(({ body }) => namedSchema.safeParse(body).data?.title.de === projectName)?.id;
if (!project) throw new Error(`there is no project ${projectName}`);
const all = Array.from({ length: Number(count) }, () => new CorePhone(url, city, project));

/** A server that is away is nothing to a phone: it looks again. */
const tick = (phone: CorePhone) => phone.tick().catch(() => undefined);
let stopped = false;
const living = all.map(async (phone, at) => {
  // Not all in the same moment.
  await new Promise((wake) => setTimeout(wake, (TICK_MS * at) / all.length));
  while (!stopped) {
    await tick(phone);
    await new Promise((wake) => setTimeout(wake, TICK_MS));
  }
});

const say = (value: unknown) => process.stdout.write(`${JSON.stringify(value)}\n`);
say({ phones: all.length });
for await (const line of createInterface({ input: process.stdin })) {
  const words = line.slice(line.indexOf(' ') + 1);
  if (line.startsWith('propose ')) {
    for (const [at, phone] of all.entries()) {
      const end: [number, number] = [9.433, 50.4195 + at / 1e5];
      const geometry = { type: 'LineString' as const, coordinates: [[9.43, 50.418] satisfies [number, number], end] };
      const title = `${words} ${at + 1}`;
      await phone.act('proposal.submit', laneArgs({ id: randomUUID(), projectId: project, title, geometry }));
    }
    say({ saved: all.length });
  } else if (line === 'wait') {
    while (all.some(({ waiting }) => waiting > 0)) await new Promise((wake) => setTimeout(wake, 100));
    say({ received: all.length });
  } else if (line === 'pictures') {
    say(
      (await rowsOf(projectScope(project))).flatMap(({ table, body }) =>
        table === 'proposal'
          ? (picturedSchema.safeParse(body).data?.photos ?? []).flatMap(({ alt, state }) =>
              state === 'public' ? [alt] : [],
            )
          : [],
      ),
    );
  } else {
    say(
      (await rowsOf(projectScope(project))).flatMap(({ table, body }) =>
        table === 'proposal' ? (titledSchema.safeParse(body).data?.title ?? []) : [],
      ),
    );
  }
}
stopped = true;
await Promise.all(living);
