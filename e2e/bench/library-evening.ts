/** An evening in a library: fifty phones come up from the underground and share one line of ten megabits. */
import { createHash } from 'node:crypto';
import { submitProposal } from '@werkstadt/shared/proposal/mutators';
import type { SentEnvelope } from '@werkstadt/shared/sync/envelope';
import { projectScope } from '@werkstadt/shared/sync/scope';
import { cameraPhoto } from '../pages/camera.ts';
import { launch, makeProfile } from './browser.ts';
import { pullEverything } from './call-server.ts';
import { type Follower, followScope } from './follow-scope.ts';
import type { Installation } from './installation.ts';
import { openPhone, type Phone } from './phone.ts';
import { bringPhoto, type PhotoToSend } from './send-photo.ts';
import { type ShapedLine, shapeLine } from './shaped-line.ts';
import type { Measured } from './table.ts';

const PHONES = 50;
const PROPOSALS_EACH = 20;
const LINE = { bitsPerSecond: 10_000_000, latencyMs: 20 };
const GOALS = { receivedSeconds: 10, seenSeconds: 15, photosSeconds: 240, residentMegabytes: 300 };
const SAMPLED_EVERY_MS = 250;
const NAME = `Library, ${PHONES} phones × ${PROPOSALS_EACH} proposals + a photo, 10 Mbit/s`;

interface Visitor {
  readonly phone: Phone;
  readonly acts: readonly SentEnvelope[];
  readonly ids: readonly string[];
  readonly photo: PhotoToSend;
  readonly follower: Follower;
}

export async function libraryEvening(installation: Installation): Promise<Measured[]> {
  const { server, residentBytes, residentBytesAtRest } = installation;
  const line = await shapeLine(server.port, LINE);
  let visitors: Visitor[] = [];
  let highest = 0;
  const sampling = setInterval(() => {
    highest = Math.max(highest, residentBytes());
  }, SAMPLED_EVERY_MS);
  try {
    visitors = await gather(installation, line);
    const [before, started] = [line.sent(), performance.now()];
    const all = new Set(visitors.flatMap(({ ids }) => ids));
    const afterwards = (work: Promise<unknown>) => work.then(() => (performance.now() - started) / 1000);
    const received = visitors.map(({ phone, acts }) => phone.push(acts));
    // Words first: a photo follows what names it.
    const photos = visitors.map(async ({ phone, photo }, at) => {
      await received[at];
      await bringPhoto(line.url, phone.cookie, photo);
    });
    const [receivedSeconds, seenSeconds, photosSeconds] = await Promise.all([
      afterwards(Promise.all(received)),
      afterwards(Promise.all(visitors.map(({ follower }) => follower.has(all)))),
      afterwards(Promise.all(photos)),
    ]);
    const seconds = (bytes: number) => (bytes * 8) / LINE.bitsPerSecond;
    const bytesOf = (of: (visitor: Visitor) => number) => visitors.reduce((sum, visitor) => sum + of(visitor), 0);
    const photoBytes = bytesOf(({ photo }) => photo.bytes.length);
    const textBytes = bytesOf(({ acts }) => Buffer.byteLength(JSON.stringify(acts)));
    const downBytes = line.sent().down - before.down;
    const megabytes = (bytes: number) => `${(bytes / 1e6).toFixed(1)} MB`;
    const row = (name: string, value: number, limit: number, bytes: number, because: string): Measured => ({
      figure: `${NAME}: ${name}`,
      value,
      unit: 's',
      goal: { limit, best: 'low' },
      alternative: { name: `the line alone, ${megabytes(bytes)}`, value: seconds(bytes) },
      because,
    });
    const shared = 'photos of phones whose words are through share the line with words that are not';
    return [
      row('all words received', receivedSeconds, GOALS.receivedSeconds, textBytes, shared),
      row('all words seen on every phone', seenSeconds, GOALS.seenSeconds, downBytes, shared),
      row(
        'all photos there',
        photosSeconds,
        GOALS.photosSeconds,
        photoBytes,
        'the city makes one picture at a time, and a phone that finds all places taken asks again after 2 to 5 s',
      ),
      {
        figure: `${NAME}: api process, highest`,
        value: highest / 1e6,
        unit: 'MB',
        goal: { limit: GOALS.residentMegabytes, best: 'low' },
        alternative: { name: 'the same process at rest', value: residentBytesAtRest / 1e6 },
        because: 'the pieces of photos pass through it, and the system takes back late what it held',
      },
    ];
  } finally {
    clearInterval(sampling);
    for (const { follower } of visitors) follower.close();
    await line.close();
  }
}

/** Phones that have saved everything, up to the moment at which they have a network again. */
async function gather({ server, city, project, newProposal }: Installation, line: ShapedLine): Promise<Visitor[]> {
  const scopeId = projectScope(project.id);
  const cursor = (await pullEverything(server.url, city, [scopeId])).cursors[0]?.cursor ?? 0;
  const pixels = await takePhoto();
  const visitors: Visitor[] = [];
  for (let n = 0; n < PHONES; n++) {
    const phone = await openPhone(line.url, city);
    const bytes = withComment(pixels, `Foto ${n}`);
    const sha256 = createHash('sha256').update(bytes).digest('base64url');
    const proposals = Array.from({ length: PROPOSALS_EACH }, newProposal);
    const ids = proposals.map(({ id }) => id);
    const acts: SentEnvelope[] = [];
    for (const [at, proposal] of proposals.entries()) {
      const photos = at === 0 ? [{ sha256, alt: 'Die Stelle am Morgen', consent: 1 }] : [];
      acts.push(await phone.prepare(submitProposal, { ...proposal, photos }));
    }
    const photo = { city, entityId: ids[0] ?? '', sha256, bytes };
    visitors.push({ phone, acts, ids, photo, follower: await followScope(line.url, city, scopeId, cursor) });
  }
  return visitors;
}

/** As large as the city takes one: three megabytes. */
async function takePhoto(): Promise<Buffer> {
  const profile = makeProfile();
  const context = await launch(profile.folder);
  try {
    return await cameraPhoto(context.pages()[0] ?? (await context.newPage()), 2200, 1650);
  } finally {
    await context.close();
    profile.remove();
  }
}

/** The same picture as another file: a comment stands behind the mark of the beginning (JPEG, COM). */
function withComment(jpeg: Buffer, words: string): Buffer {
  const text = Buffer.from(words);
  const head = Buffer.from([0xff, 0xfe, 0, 0]);
  head.writeUInt16BE(text.length + 2, 2);
  return Buffer.concat([jpeg.subarray(0, 2), head, text, jpeg.subarray(2)]);
}
