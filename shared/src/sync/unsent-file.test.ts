import { strToU8, zipSync } from 'fflate';
import { expect, test } from 'vitest';
import { ann, laneArgs, projectId, testId } from '../test/domain-world.ts';
import { OneServer } from '../test/one-server.ts';
import { readUnsentFile } from './unsent-file.ts';

const hash = 'a'.repeat(43);
const json = (value: unknown) => strToU8(JSON.stringify(value));

async function actsOfAnn() {
  const server = new OneServer();
  const photos = [{ sha256: hash, alt: '', consent: 1 }];
  const lane = await server.envelope(ann, 'proposal.submit', laneArgs({ photos }));
  const vote = await server.envelope(ann, 'support.set', { proposalId: testId(10), projectId, on: true });
  const exported = [vote, lane].map(({ replica, seq, ...envelope }, index) => ({
    n: 2 - index,
    mid: envelope.mid,
    replica,
    seq,
    state: 'pending',
    publicKey: 'AAcB',
    envelope,
  }));
  return { lane, vote, exported };
}

test('[S29] an archive gives its acts in the order they were made, with their photos; the rest of it is left alone', async () => {
  const { lane, vote, exported } = await actsOfAnn();
  const zip = zipSync({
    'README.txt': strToU8('Guten Tag'),
    'lernen.json': json({}),
    ...Object.fromEntries(exported.map((act) => [`ausgang/${act.mid}.json`, json(act)])),
    [`fotos/${hash}.jpg`]: new Uint8Array([1, 2, 3]),
  });
  const file = readUnsentFile(zip);
  if (!file.ok) throw new Error(file.problem);
  expect(file.work.acts.map(({ envelope }) => envelope.mid)).toEqual([lane.mid, vote.mid]);
  expect(file.work.acts[0]).toMatchObject({ publicKey: 'AAcB', photos: [{ entityId: testId(10), sha256: hash }] });
  expect(file.work.photos.get(hash)).toEqual(new Uint8Array([1, 2, 3]));
  expect(file.work.unreadable).toEqual([]);
});

test('[S29] the file of one act is read as well', async () => {
  const { vote, exported } = await actsOfAnn();
  const file = readUnsentFile(json(exported[0]));
  expect(file).toMatchObject({ ok: true, work: { acts: [{ envelope: { mid: vote.mid }, photos: [] }] } });
});

test('[S29] what cannot be read is named with its field, and the others are taken', async () => {
  const { lane, exported } = await actsOfAnn();
  const broken = { ...exported[0], envelope: { ...exported[0]?.envelope, hash: 7 } };
  const zip = zipSync({
    'ausgang/broken.json': json(broken),
    'ausgang/torn.json': strToU8('{"mid":'),
    [`ausgang/${lane.mid}.json`]: json(exported[1]),
  });
  const file = readUnsentFile(zip);
  if (!file.ok) throw new Error(file.problem);
  expect(file.work.acts).toHaveLength(1);
  expect(file.work.unreadable).toEqual([
    { file: 'ausgang/broken.json', field: 'envelope.hash' },
    { file: 'ausgang/torn.json', field: '' },
  ]);
});

test('[S29] [SEC14] a file that is not ours, damaged, or unpacks to too much is refused as a whole', async () => {
  const { exported } = await actsOfAnn();
  const zip = zipSync({ 'ausgang/a.json': json(exported[0]) });
  expect(readUnsentFile(zip.slice(0, zip.length - 30))).toEqual({ ok: false, problem: 'not-ours' });
  expect(readUnsentFile(zipSync({ 'foto.jpg': new Uint8Array(9) }))).toEqual({ ok: false, problem: 'not-ours' });
  expect(readUnsentFile(new Uint8Array(300_000))).toEqual({ ok: false, problem: 'too-large' });
  const many = Object.fromEntries(Array.from({ length: 1501 }, (_, n) => [`ausgang/${n}.json`, new Uint8Array(1)]));
  expect(readUnsentFile(zipSync(many, { level: 0 }))).toEqual({ ok: false, problem: 'too-large' });
});
