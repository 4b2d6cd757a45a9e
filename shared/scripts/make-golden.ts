/**
 * Writes one signed envelope of every mutation in its present payload version to `src/sync/golden` ([S25]). Run it for a
 * release that brings a new mutation or version, as the next `run`; existing files are never written again. What the new
 * ones stand on is written once more, under a name of this run. The key is thrown away.
 */
import { existsSync, writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { toBase64Url } from '../src/sync/base64url.ts';
import type { UnsignedEnvelope } from '../src/sync/envelope.ts';
import { type MutationArgs, type MutationName, mutatorByName } from '../src/sync/mutator-registry.ts';
import { signEnvelope } from '../src/sync/signature.ts';
import { cityId, district, laneArgs, openProject, projectId, testId } from '../src/test/domain-world.ts';

const algorithm = { name: 'ECDSA', namedCurve: 'P-256', hash: 'SHA-256' };
const keys = await crypto.subtle.generateKey(algorithm, false, ['sign', 'verify']);
const publicKey = toBase64Url(new Uint8Array(await crypto.subtle.exportKey('spki', keys.publicKey)));
/** Each run of the script tells the story of another person, about things of that person's own. */
const run = 7;
const standsOn: readonly MutationName[] = ['proposal.submit'];
const participant = testId(99 + run);
const proposalId = testId(9 + run);
const commentId = testId(29 + run);
const photo = (letter: string) => ({ sha256: letter.repeat(43), alt: 'Kreuzung mit «Ampel» 🚦', consent: 1 });

/** One story: each act can be applied after those before it. */
const story: { [Name in MutationName]: [Name, MutationArgs<Name>, Record<string, number>] }[MutationName][] = [
  [
    'project.put',
    { project: { ...openProject, title: { de: 'Radwege für alle', en: 'Bike lanes for all' } } },
    { [projectId]: 1 },
  ],
  [
    'proposal.submit',
    laneArgs({
      id: proposalId,
      authorName: 'Änne',
      sources: ['https://example.org/a?b=c'],
      photos: [photo('A')],
      kind: 'school-district',
      kindVersion: 2,
      geometry: district,
      fields: {
        school: 'Grundschule Mitte',
        plan: {
          packVersion: '2026-11-01',
          districtsHash: 'a1b2',
          base: 'today',
          changes: [
            {
              zone: 's-4551156',
              blocks: ['b-0007', 'b-0010'],
              outline: { type: 'MultiPolygon', coordinates: [district.coordinates] },
            },
            { zone: null, blocks: ['b-0011'], outline: { type: 'MultiPolygon', coordinates: [district.coordinates] } },
          ],
        },
        figures: {
          packVersion: '2026-11-01',
          rulesVersion: 1,
          figures: [
            { id: 'mustSwitch', value: 31, unit: 'pupils', low: 28, high: 36 },
            { id: 'walk.max', value: 1840, unit: 'm' },
            { id: 'overfull', value: null, unit: 'count' },
          ],
        },
      },
    }),
    { [proposalId]: 0 },
  ],
  ['photo.add', { proposalId, projectId, photo: photo('B') }, {}],
  ['photo.remove', { proposalId, projectId, sha256: photo('A').sha256 }, {}],
  [
    'proposal.edit',
    {
      id: proposalId,
      projectId,
      title: 'Radweg Bahnhofstraße – 2. Fassung',
      before: { title: laneArgs().title },
    },
    { [proposalId]: 1 },
  ],
  [
    'comment.add',
    {
      id: commentId,
      projectId,
      proposalId,
      parentId: null,
      body: 'Größe 5 €, «gut» 🚲',
      lang: 'de',
      authorName: null,
      photos: [photo('C')],
    },
    { [commentId]: 0 },
  ],
  ['comment.edit', { id: commentId, projectId, body: 'Anders gesagt.' }, {}],
  ['comment.delete', { id: commentId, projectId }, {}],
  ['support.set', { proposalId, projectId, on: true }, {}],
  ['follow.set', { proposalId, projectId, on: true }, {}],
  [
    'decision.take',
    {
      id: testId(19 + run),
      projectId,
      proposalId,
      state: 'in-review',
      reason: 'Wir prüfen.',
      lang: 'de',
      role: 'admin',
      figures: {
        packVersion: '2026-11-01',
        rulesVersion: 1,
        figures: [
          { id: 'length', value: 1320.5, unit: 'm' },
          { id: 'people', value: 641, unit: 'people', low: 600, high: 700 },
        ],
      },
    },
    // On the proposal as this run wrote it: its edit is there from an earlier one.
    { [proposalId]: 1, [testId(19 + run)]: 0 },
  ],
  ['proposal.withdraw', { id: proposalId, projectId }, {}],
  [
    'learning.merge',
    {
      attempt: testId(60),
      activity: 'm2',
      track: 'module',
      seed: 7,
      screen: 8,
      answers: { 'before:m2-a-01': 3, 'after:m2-b-01': 1 },
      finished: { module: '2027-02-01T10:00:00.000Z' },
    },
    {},
  ],
  ['learning.forget', { attempt: testId(60) }, {}],
];

for (const [index, [name, args, base]] of story.entries()) {
  const version = mutatorByName(name)?.version ?? 1;
  const fileOf = (suffix: string) =>
    resolve(import.meta.dirname, `../src/sync/golden/${name}.${version}${suffix}.json`);
  const repeated = existsSync(fileOf(''));
  if (repeated && !standsOn.includes(name)) continue;
  const path = fileOf(repeated ? `.run-${run}` : '');
  if (existsSync(path)) continue;
  const unsigned: UnsignedEnvelope = {
    e: 1,
    city: cityId,
    mid: testId(1000 * run + index),
    name,
    pv: version,
    args: { ...args },
    base,
    ...(name === 'proposal.edit' ? { after: [testId(1000 * run + 1)] } : {}),
    participant,
    scopeId: `p:${projectId}:pub`,
    app: '1.0.0',
    at: { wall: `2027-02-01T10:00:${String(index).padStart(2, '0')}.000Z`, tz: 'Europe/Berlin' },
  };
  const envelope = await signEnvelope(unsigned, {
    sha256: async (bytes) => new Uint8Array(await crypto.subtle.digest('SHA-256', bytes)),
    sign: async (bytes) => new Uint8Array(await crypto.subtle.sign(algorithm, keys.privateKey, bytes)),
  });
  writeFileSync(path, `${JSON.stringify({ publicKey, envelope }, null, 2)}\n`);
}
