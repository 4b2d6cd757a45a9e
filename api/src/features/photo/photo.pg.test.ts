import { randomUUID } from 'node:crypto';
import { request as httpRequest } from 'node:http';
import { photoSchema } from '@werkstadt/shared/photo/photo';
import { projectScope } from '@werkstadt/shared/sync/scope';
import { laneArgs, projectId } from '@werkstadt/shared/test/domain-world';
import fc from 'fast-check';
import sharp from 'sharp';
import { beforeEach, describe, expect, test, vi } from 'vitest';
import * as z from 'zod/mini';
import { makeCity } from '../../test/test-city.ts';
import { TestPhone } from '../../test/test-phone.ts';
import { askOffset, hashOf, photoHeaders, photoWithExif, sendPhoto, sendPiece } from '../../test/test-photo.ts';
import { startTestServer } from '../../test/test-server.ts';
import { withDatabase } from '../../test/with-database.ts';
import { tidy } from '../retention.ts';

const { database, superuser } = await withDatabase();
const server = await startTestServer(database);
let city: string;
let cities = 0;
beforeEach(async () => {
  cities += 1;
  city = await makeCity(database, `photos-${cities}`);
});

const phone = () => new TestPhone(server.url, city).openSession();
const named = (bytes: Uint8Array) => ({ sha256: hashOf(bytes), alt: 'Eine Kreuzung', consent: 1 });

/** A proposal of this phone that names the photos; its id. */
async function propose(by: TestPhone, ...photos: Uint8Array[]): Promise<string> {
  const id = randomUUID();
  const args = laneArgs({ id, photos: photos.map(named) });
  expect(await by.do('proposal.submit', args, { base: { [id]: 0 } })).toMatchObject({ status: 'applied' });
  return id;
}

const bodySchema = z.object({ photos: z.array(photoSchema) });

/** The photos of a row as anybody pulls them. */
async function photosSeen(id: string) {
  const { scopes } = await new TestPhone(server.url, city).pull({ [projectScope(projectId)]: 0 });
  const rows = scopes.flatMap((scope) => (scope.kind === 'rows' ? scope.rows : []));
  return bodySchema.parse(rows.find((row) => row.id === id)?.body).photos;
}
const mediaOf = async (id: string): Promise<string> => {
  const [photo] = await photosSeen(id);
  if (!photo?.media) throw new Error('the photo is not public');
  return photo.media;
};
const look = (media: string, size = '') => fetch(`${server.url}/media/${city}/${media}${size}.webp`);
const bytesKept = async (): Promise<number> => {
  const [row] = await superuser<{ kept: number }[]>`
    select (select count(*) from photo_piece where city_id = ${city})::int +
           (select count(*) from photo_picture where city_id = ${city})::int as kept`;
  return row?.kept ?? 0;
};

describe('[PH6] the public picture', () => {
  test('comes after the words, is another file, and carries no position, camera or caption', async () => {
    const ann = await phone();
    const bytes = await photoWithExif();
    expect(bytes.includes('Kamera Geheim')).toBe(true);
    const id = await propose(ann, bytes);
    expect(await photosSeen(id)).toMatchObject([{ state: 'expected', media: null, alt: 'Eine Kreuzung' }]);
    expect(await askOffset(ann, id, hashOf(bytes))).toMatchObject({ status: 200, offset: 0 });
    expect(await sendPhoto(ann, id, bytes)).toMatchObject({ status: 204, offset: bytes.length });
    const media = await mediaOf(id);
    for (const [size, side] of [
      ['', 640],
      ['-small', 480],
    ] as const) {
      const answer = await look(media, size);
      expect(Object.fromEntries(answer.headers)).toMatchObject({
        'content-type': 'image/webp',
        'x-content-type-options': 'nosniff',
        'content-security-policy': "default-src 'none'; sandbox",
        'cache-control': 'private, no-store',
        'content-disposition': expect.stringContaining('foto.webp'),
      });
      const picture = Buffer.from(await answer.arrayBuffer());
      const found = await sharp(picture).metadata();
      expect(found.format).toBe('webp');
      for (const part of ['exif', 'icc', 'xmp', 'iptc'] as const) expect(found[part]).toBeUndefined();
      // The camera was held upright: its mark is gone, the picture itself is turned.
      expect([found.width, found.height]).toEqual([(side * 3) / 4, side]);
      for (const secret of ['Kamera', 'Zuhause', 'GPS']) expect(picture.includes(secret)).toBe(false);
    }
  });

  test('is gone for everybody once its proposal is withdrawn or the photo removed, and its comment deleted', async () => {
    const ann = await phone();
    const bytes = await photoWithExif();
    const [withdrawn, removed, discussed] = [await propose(ann, bytes), await propose(ann, bytes), await propose(ann)];
    const comment = { id: randomUUID(), projectId, proposalId: discussed, parentId: null, body: 'Hier.' };
    await ann.do('comment.add', { ...comment, lang: 'de', authorName: null, photos: [named(bytes)] });
    const media: string[] = [];
    for (const id of [withdrawn, removed, comment.id]) {
      expect((await sendPhoto(ann, id, bytes)).status).toBe(204);
      media.push(await mediaOf(id));
    }
    for (const one of media) expect((await look(one)).status).toBe(200);
    await ann.do('proposal.withdraw', { id: withdrawn, projectId });
    await ann.do('photo.remove', { proposalId: removed, projectId, sha256: hashOf(bytes) });
    await ann.do('comment.delete', { id: comment.id, projectId });
    for (const one of media) for (const size of ['', '-small']) expect((await look(one, size)).status).toBe(404);
    // What nothing names any more is deleted within the hour.
    await tidy({
      database,
      log: () => undefined,
      now: () => new Date('2027-02-01T12:30:00.000Z'),
    } as unknown as Parameters<typeof tidy>[0]);
    const left = await superuser`select entity_id from photo where city_id = ${city}`;
    expect(left.map(({ entity_id }) => entity_id)).toEqual([withdrawn]);
  });

  test('[TR11] is deleted with all that was sent when its person is erased, also where the words stay', async () => {
    const ann = await phone();
    const bytes = await photoWithExif();
    const id = await propose(ann, bytes);
    await sendPhoto(ann, id, bytes);
    const media = await mediaOf(id);
    await ann.call('POST', 'person.erase', { city, contributions: [{ id, keep: 'anonymous' }] });
    expect(await photosSeen(id)).toEqual([]);
    expect((await look(media)).status).toBe(404);
    expect(await bytesKept()).toBe(0);
  });

  test('of one city is not found in another', async () => {
    const ann = await phone();
    const bytes = await photoWithExif();
    const id = await propose(ann, bytes);
    await sendPhoto(ann, id, bytes);
    const media = await mediaOf(id);
    const other = await makeCity(database, `photos-other-${cities}`, randomUUID());
    expect((await fetch(`${server.url}/media/${other}/${media}.webp`)).status).toBe(404);
    for (const path of ['x.webp', `${media}.svg`, `${media}.webp/..`, '..%2f..%2fetc%2fpasswd.webp'])
      expect((await fetch(`${server.url}/media/${city}/${path}`)).status).toBeGreaterThanOrEqual(400);
  });
});

describe('[S20] sending a photo', () => {
  test('goes on at any byte, wherever it was cut, and never stores a byte twice', async () => {
    const ann = await phone();
    const bytes = await photoWithExif(320, 240);
    await fc.assert(
      fc.asyncProperty(fc.array(fc.nat(bytes.length), { minLength: 1, maxLength: 4 }), async (cuts) => {
        const id = await propose(ann, bytes);
        const sha256 = hashOf(bytes);
        const length = bytes.length;
        for (const cut of [...new Set(cuts)].sort((a, b) => a - b)) {
          const { offset } = await askOffset(ann, id, sha256);
          const piece = { offset: offset ?? -1, length, bytes: new Uint8Array(bytes.subarray(offset ?? 0, cut)) };
          expect((await sendPiece(ann, id, sha256, piece)).offset).toBe(cut);
          // The same piece again, as when its answer was lost: told where to go on.
          const again = await sendPiece(ann, id, sha256, piece);
          if (cut < length && piece.bytes.length > 0) expect(again).toMatchObject({ status: 409, offset: cut });
        }
        const { offset } = await askOffset(ann, id, sha256);
        const rest = { offset: offset ?? 0, length, bytes: new Uint8Array(bytes.subarray(offset ?? 0)) };
        expect(await sendPiece(ann, id, sha256, rest)).toMatchObject({ status: 204, offset: length });
        expect((await photosSeen(id))[0]?.state).toBe('public');
      }),
      { seed: 7, numRuns: 4 },
    );
  });

  test('keeps what had come when the connection broke in the middle of a piece', async () => {
    const ann = await phone();
    const bytes = await photoWithExif();
    const id = await propose(ann, bytes);
    const sha256 = hashOf(bytes);
    const sent = 70_000;
    const headers = {
      ...photoHeaders(ann),
      'content-type': 'application/offset+octet-stream',
      'content-length': String(bytes.length),
      'upload-offset': '0',
      'upload-length': String(bytes.length),
    };
    const broken = httpRequest(`${server.url}/b/${city}/${id}/${sha256}`, { method: 'PATCH', headers });
    broken.on('error', () => undefined);
    broken.write(bytes.subarray(0, sent), () => broken.destroy());
    await vi.waitFor(async () => expect((await askOffset(ann, id, sha256)).offset).toBeGreaterThan(0), 5000);
    const { offset } = await askOffset(ann, id, sha256);
    expect(offset).toBeLessThanOrEqual(sent);
    const rest = { offset: offset ?? 0, length: bytes.length, bytes: new Uint8Array(bytes.subarray(offset ?? 0)) };
    expect(await sendPiece(ann, id, sha256, rest)).toMatchObject({ status: 204, offset: bytes.length });
  });

  test('of bytes with another hash is asked for once more, and then taken under its own: never a loop', async () => {
    const ann = await phone();
    const [told, real] = [await photoWithExif(320, 240, 1), await photoWithExif(320, 240, 3)];
    const id = await propose(ann, told);
    const sha256 = hashOf(told);
    expect(await sendPhoto(ann, id, real, sha256)).toMatchObject({ status: 460, offset: 0 });
    expect(await askOffset(ann, id, sha256)).toMatchObject({ status: 200, offset: 0 });
    expect((await photosSeen(id))[0]?.state).toBe('expected');
    expect(await sendPhoto(ann, id, real, sha256)).toMatchObject({ status: 204, offset: real.length });
    expect((await photosSeen(id))[0]?.state).toBe('public');
    const [row] = await superuser<{ actual: Buffer }[]>`
      select actual_sha256 as actual from photo where city_id = ${city} and entity_id = ${id}`;
    expect(row?.actual.toString('base64url')).toBe(hashOf(real));
    expect(server.logLines.join('\n')).toMatch(/photo-hash-mapped/);
    // One that came right when it was asked for again is no mapping.
    const second = await propose(ann, told);
    expect((await sendPhoto(ann, second, real, sha256)).status).toBe(460);
    expect((await sendPhoto(ann, second, told)).status).toBe(204);
    const [kept] = await superuser`select actual_sha256 from photo where city_id = ${city} and entity_id = ${second}`;
    expect(kept?.actual_sha256).toBeNull();
  });

  test('takes a few phones of a city at a time; the others are told to wait', async () => {
    const bytes = await photoWithExif(64, 48);
    const phones = await Promise.all(Array.from({ length: 7 }, phone));
    const ids: string[] = [];
    for (const one of phones) ids.push(await propose(one, bytes));
    const answers: number[] = [];
    for (const [index, one] of phones.entries()) {
      answers.push((await askOffset(one, ids[index] ?? '', hashOf(bytes))).status);
    }
    expect(answers).toEqual([200, 200, 200, 200, 200, 200, 503]);
    const [first] = phones;
    if (first) expect((await sendPhoto(first, ids[0] ?? '', bytes)).status).toBe(204);
    const last = phones.at(-1);
    expect(last && (await askOffset(last, ids.at(-1) ?? '', hashOf(bytes))).status).toBe(200);
  });

  test('goes on where more phones than places have one, as when two took the last at the same moment', async () => {
    const bytes = await photoWithExif(64, 48);
    const phones = await Promise.all(Array.from({ length: 8 }, phone));
    const ids: string[] = [];
    for (const one of phones) ids.push(await propose(one, bytes));
    await superuser`delete from photo_lease where city_id = ${city}`;
    for (const { participant } of phones.slice(0, 7)) {
      await superuser`
        insert into photo_lease (city_id, person_id, expires_at) values (${city}, ${participant}, '2027-03-01T00:00:00Z')`;
    }
    const answers: number[] = [];
    for (const [at, one] of phones.entries()) {
      answers.push((await askOffset(one, ids[at] ?? '', hashOf(bytes))).status);
    }
    expect(answers).toEqual([200, 200, 200, 200, 200, 200, 200, 503]);
    await superuser`delete from photo_lease where city_id = ${city}`;
  });

  test('that has come whole gives its place to the next phone, and takes none while its picture is made', async () => {
    const bytes = await photoWithExif(64, 48);
    const phones = await Promise.all(Array.from({ length: 7 }, phone));
    const ids: string[] = [];
    for (const one of phones) ids.push(await propose(one, bytes));
    await superuser`delete from photo_lease where city_id = ${city}`;
    const ask = async (at: number) => askOffset(phones[at] ?? (await phone()), ids[at] ?? '', hashOf(bytes));
    for (const at of [0, 1, 2, 3, 4, 5]) expect((await ask(at)).status).toBe(200);
    expect((await ask(6)).status).toBe(503);
    const [first] = phones;
    const sending = await superuser.begin(async (tx) => {
      // The picture cannot be written before this ends.
      await tx`lock table photo_picture in share mode`;
      const sent = first && sendPhoto(first, ids[0] ?? '', bytes);
      await vi.waitFor(async () => expect((await ask(6)).status).toBe(200), 5000);
      expect(await ask(0)).toMatchObject({ status: 200, offset: bytes.length });
      return { sent };
    });
    expect(await sending.sent).toMatchObject({ status: 204, offset: bytes.length });
  });
});

describe('[S21] a hash is not a permission', () => {
  test('only who has named a photo sends it, and only as long as it is named', async () => {
    const [ann, bob] = [await phone(), await phone()];
    const bytes = await photoWithExif(64, 48);
    const sha256 = hashOf(bytes);
    const id = await propose(ann, bytes);
    const piece = { offset: 0, length: bytes.length, bytes: new Uint8Array(bytes) };
    expect((await askOffset(bob, id, sha256)).status).toBe(404);
    expect(await sendPiece(bob, id, sha256, piece)).toMatchObject({ status: 404, code: 'not-found' });
    const stranger = new TestPhone(server.url, city);
    expect(await sendPiece(stranger, id, sha256, piece)).toMatchObject({ status: 401, code: 'sign-in-needed' });
    const other = await photoWithExif(32, 32);
    expect((await askOffset(ann, id, hashOf(other))).status).toBe(404);
    expect((await askOffset(ann, randomUUID(), sha256)).status).toBe(404);
    await ann.do('photo.remove', { proposalId: id, projectId, sha256 });
    expect((await sendPiece(ann, id, sha256, piece)).status).toBe(404);
    expect(await bytesKept()).toBe(0);
  });

  test('naming somebody else’s photo shows nothing of it', async () => {
    const [ann, bob] = [await phone(), await phone()];
    const bytes = await photoWithExif(64, 48);
    const first = await propose(ann, bytes);
    await sendPhoto(ann, first, bytes);
    const copied = await propose(bob, bytes);
    expect(await photosSeen(copied)).toMatchObject([{ state: 'expected', media: null }]);
    expect(await askOffset(bob, copied, hashOf(bytes))).toMatchObject({ status: 200, offset: 0 });
  });
});

describe('[SEC15] [SEC16] what is no photo', () => {
  const svg = Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>');
  const cases: readonly (readonly [string, () => Promise<Buffer>])[] = [
    ['an SVG', async () => svg],
    ['a web page', async () => Buffer.from('<!doctype html><script>alert(1)</script>')],
    [
      'an SVG behind the first bytes of a PNG',
      async () => Buffer.concat([Buffer.from('\x89PNG\r\n\x1a\n', 'latin1'), svg]),
    ],
    [
      'a GIF',
      async () =>
        sharp(await photoWithExif(32, 32))
          .gif()
          .toBuffer(),
    ],
    [
      'a GIF that is a script too',
      async () =>
        Buffer.concat([
          Buffer.from('GIF89a/*'),
          await sharp(await photoWithExif(32, 32))
            .gif()
            .toBuffer(),
          Buffer.from('*/=1;alert(1)'),
        ]),
    ],
    [
      'a PNG that says it is a thousand times as large as it is',
      async () => {
        const bytes = await sharp(await photoWithExif(32, 32))
          .png()
          .toBuffer();
        bytes.writeUInt32BE(32_000, 16);
        bytes.writeUInt32BE(32_000, 20);
        return bytes;
      },
    ],
    [
      'a TIFF',
      async () =>
        sharp(await photoWithExif(32, 32))
          .tiff()
          .toBuffer(),
    ],
    [
      'an image bomb',
      () =>
        sharp({ create: { width: 9000, height: 9000, channels: 3, background: 'red' } })
          .png()
          .toBuffer(),
    ],
    ['half a JPEG', async () => (await photoWithExif(320, 240)).subarray(0, 20_000)],
    [
      'noise behind the first bytes of a JPEG',
      async () => Buffer.concat([Buffer.from([0xff, 0xd8, 0xff]), Buffer.alloc(5000, 7)]),
    ],
  ];
  test.each(cases)('%s is refused, said so to everybody, and nothing of it is kept', async (_what, make) => {
    const ann = await phone();
    const bytes = await make();
    const id = await propose(ann, bytes);
    expect(await sendPhoto(ann, id, bytes)).toMatchObject({ status: 422, code: 'photo-unreadable' });
    expect(await photosSeen(id)).toMatchObject([{ state: 'refused', media: null }]);
    expect(await bytesKept()).toBe(0);
    expect((await sendPhoto(ann, id, bytes)).status).toBe(422);
  });

  const page = '<!doctype html><script>alert(1)</script>';
  /** A JPEG whose comment, right behind its first two bytes, is a web page. */
  const jpegWithPage = async () => {
    const jpeg = await photoWithExif(64, 48);
    const length = Buffer.alloc(2);
    length.writeUInt16BE(page.length + 2);
    return Buffer.concat([jpeg.subarray(0, 2), Buffer.from([0xff, 0xfe]), length, Buffer.from(page), jpeg.subarray(2)]);
  };
  const animated = async () => {
    const frame = (background: string) =>
      sharp({ create: { width: 64, height: 48, channels: 3, background } })
        .png()
        .toBuffer();
    return sharp([await frame('red'), await frame('blue')], { join: { animated: true } })
      .webp()
      .toBuffer();
  };
  test.each([
    [
      'with a script and an archive behind it',
      async () => Buffer.concat([await photoWithExif(64, 48), Buffer.from(`${page}PK\x03\x04`)]),
    ],
    ['that is a web page too', jpegWithPage],
    ['that moves', animated],
  ] as const)(
    'a photo %s becomes a still picture without it, and its own bytes are shown to nobody',
    async (_what, make) => {
      const ann = await phone();
      const bytes = await make();
      const id = await propose(ann, bytes);
      expect((await sendPhoto(ann, id, bytes)).status).toBe(204);
      const media = await mediaOf(id);
      for (const size of ['', '-small']) {
        const picture = Buffer.from(await (await look(media, size)).arrayBuffer());
        expect(picture.includes('script')).toBe(false);
        expect((await sharp(picture).metadata()).format).toBe('webp');
        expect((await sharp(picture, { animated: true }).metadata()).pages ?? 1).toBe(1);
      }
      const sha256 = hashOf(bytes);
      for (const path of [`b/${city}/${id}/${sha256}`, `media/${city}/${sha256}.webp`, `media/${city}/${media}.jpg`]) {
        const answer = await fetch(`${server.url}/${path}`, { headers: photoHeaders(ann) });
        expect([path, answer.status >= 400]).toEqual([path, true]);
      }
    },
  );
});

describe('[PH1] what an act may name', () => {
  const six = () => Promise.all([1, 3, 5, 7, 9, 11].map((seed) => photoWithExif(16, 16, seed)));

  test('more than five photos of a proposal, a sixth added later, and a second of a comment are refused', async () => {
    const ann = await phone();
    const photos = await six();
    const args = laneArgs({ id: randomUUID(), photos: photos.map(named) });
    expect(await ann.do('proposal.submit', args, { base: { [args.id]: 0 } })).toMatchObject({ status: 'rejected' });
    const id = await propose(ann, ...photos.slice(0, 5));
    const [first, sixth] = [photos[0], photos[5]];
    if (!first || !sixth) throw new Error('six photos were made');
    expect(await ann.do('photo.add', { proposalId: id, projectId, photo: named(sixth) })).toMatchObject({
      status: 'rejected',
    });
    const words = { projectId, proposalId: id, parentId: null, body: 'Hier.', lang: 'de', authorName: null } as const;
    const commented = { ...words, id: randomUUID(), photos: [named(first), named(sixth)] };
    expect(await ann.do('comment.add', commented)).toMatchObject({ status: 'rejected' });
    expect(await photosSeen(id)).toHaveLength(5);
    // What was refused names nothing: its bytes are not taken.
    expect((await askOffset(ann, id, hashOf(sixth))).status).toBe(404);
    expect((await askOffset(ann, commented.id, hashOf(first))).status).toBe(404);
  });
});

describe('[PH7] limits', () => {
  test('pieces come from our own page, as bytes, from where the last one ended, and not too many at once', async () => {
    const ann = await phone();
    const bytes = await photoWithExif();
    const id = await propose(ann, bytes);
    const sha256 = hashOf(bytes);
    const piece = { offset: 0, length: bytes.length, bytes: new Uint8Array(bytes.subarray(0, 10)) };
    const send = (changes: Partial<typeof piece>, headers: Record<string, string> = {}) =>
      sendPiece(ann, id, sha256, { ...piece, ...changes }, headers);
    expect(await send({}, { origin: 'https://evil.example' })).toMatchObject({ status: 403, code: 'forbidden' });
    expect((await send({}, { 'content-type': 'image/jpeg' })).status).toBe(415);
    expect(await send({ length: 4 * 1024 * 1024 })).toMatchObject({ status: 400, code: 'input-invalid' });
    expect(await send({}, { 'upload-offset': '-1' })).toMatchObject({ status: 400 });
    expect(await send({ offset: 5 })).toMatchObject({ status: 409, offset: 0 });
    expect(await send({ length: 8 })).toMatchObject({ status: 413, code: 'too-large' });
    expect(await send({ bytes: new Uint8Array(600_000) })).toMatchObject({ status: 413, code: 'too-large' });
    expect(await askOffset(ann, id, sha256)).toMatchObject({ status: 200, offset: 0 });
    expect(await send({})).toMatchObject({ status: 204, offset: 10 });
    expect(await send({ offset: 10, length: 20 })).toMatchObject({ status: 400, code: 'input-invalid' });
  });

  test('one person’s photos take so much and no more', async () => {
    const ann = await phone();
    const [first, second] = [await photoWithExif(64, 48, 1), await photoWithExif(64, 48, 3)];
    const id = await propose(ann, first, second);
    await sendPhoto(ann, id, first);
    for (let n = 0; n < 67; n++) {
      await superuser`
        insert into photo (city_id, entity_id, sha256, person_id, size, touched_at)
        select city_id, ${randomUUID()}, sha256, person_id, 3145728, touched_at from photo where city_id = ${city} limit 1`;
    }
    expect(await sendPhoto(ann, id, second)).toMatchObject({ status: 403, code: 'photo-quota' });
  });

  test('[TR20] what was begun and left for a month goes, and is asked for from the start', async () => {
    const ann = await phone();
    const bytes = await photoWithExif();
    const id = await propose(ann, bytes);
    const sha256 = hashOf(bytes);
    const piece = { offset: 0, length: bytes.length, bytes: new Uint8Array(bytes.subarray(0, 1000)) };
    expect((await sendPiece(ann, id, sha256, piece)).offset).toBe(1000);
    const services = { database, log: () => undefined } as unknown as Parameters<typeof tidy>[0];
    await tidy({ ...services, now: () => new Date('2027-02-20T12:00:00.000Z') });
    expect((await askOffset(ann, id, sha256)).offset).toBe(1000);
    await tidy({ ...services, now: () => new Date('2027-03-10T12:00:00.000Z') });
    expect((await askOffset(ann, id, sha256)).offset).toBe(0);
  });
});
