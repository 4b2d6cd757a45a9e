/** What the peers need for the same rows, each in browsers of its own on a profile of its own. */
import { randomUUID } from 'node:crypto';
import type { JSHandle, Page } from '@playwright/test';
import { launch, makeProfile, slowDown } from '../browser.ts';
import { watchMainThread } from '../main-thread.ts';
import { median } from '../percentile.ts';
import { twoVisits } from '../two-visits.ts';
import type * as PeerPhones from './peer-phones.ts';
import { buildPeerScript } from './peer-script.ts';
import { type RowServer, startRowServer } from './row-server.ts';

const CHANGES = 6;

export interface Engine {
  readonly firstSeconds: number;
  readonly againSeconds: number;
  /** Medians after one change somewhere else, at 4× throttle. */
  readonly changeMilliseconds: number;
  readonly changeBytes: number;
}

const openPeer = async <Phone>(
  page: Page,
  url: string,
  open: (peers: typeof PeerPhones) => Phone | Promise<Phone>,
): Promise<JSHandle<Phone>> => {
  await page.goto(url);
  const peers = await page.evaluateHandle(async (): Promise<typeof PeerPhones> => import(`/${'peer.js'}`));
  return peers.evaluateHandle(open) as Promise<JSHandle<Phone>>;
};

const secondsOf = async (expected: number, work: () => Promise<number>): Promise<number> => {
  const started = performance.now();
  const count = await work();
  if (count < expected) throw new Error(`a peer holds ${count} rows of ${expected}`);
  return (performance.now() - started) / 1000;
};

export async function measureRxdb(server: RowServer): Promise<Engine> {
  const open = (page: Page) => openPeer(page, server.url, ({ openRxdb }) => openRxdb());
  const milliseconds: number[] = [];
  const bytes: number[] = [];
  const [firstSeconds, againSeconds] = await twoVisits(
    async (page) => {
      const phone = await open(page);
      return secondsOf(server.count, () => phone.evaluate((peer) => peer.replicate()));
    },
    async (page) => {
      const again = await secondsOf(server.count, async () => (await open(page)).evaluate((peer) => peer.readAll()));
      const phone = await open(page);
      await phone.evaluate((peer) => peer.replicate());
      const measure = await watchMainThread(page);
      await slowDown(page);
      for (let change = 0; change <= CHANGES; change++) {
        const before = server.sentBytes();
        milliseconds.push(
          await measure(async () => {
            const { v } = server.change();
            await phone.evaluate((peer, newest) => peer.whenShown(newest), v);
          }),
        );
        bytes.push(server.sentBytes() - before);
      }
      return again;
    },
  );
  return {
    firstSeconds,
    againSeconds,
    changeMilliseconds: median(milliseconds.slice(1)),
    changeBytes: median(bytes.slice(1)),
  };
}

export async function measureQuery(server: RowServer): Promise<Engine> {
  const open = (page: Page) => openPeer(page, server.url, ({ openQuery }) => openQuery());
  const milliseconds: number[] = [];
  const bytes: number[] = [];
  const refetch = async (page: Page) =>
    secondsOf(server.count, async () => (await open(page)).evaluate((peer) => peer.refetch()));
  const [firstSeconds, againSeconds] = await twoVisits(refetch, async (page) => {
    const again = await refetch(page);
    const phone = await open(page);
    await phone.evaluate((peer) => peer.refetch());
    const measure = await watchMainThread(page);
    await slowDown(page);
    for (let change = 0; change < CHANGES; change++) {
      const before = server.sentBytes();
      server.change();
      milliseconds.push(await measure(() => phone.evaluate((peer) => peer.refetch())));
      bytes.push(server.sentBytes() - before);
    }
    return again;
  });
  return { firstSeconds, againSeconds, changeMilliseconds: median(milliseconds), changeBytes: median(bytes) };
}

/** Seconds until all rows that were put before are read in a new browser. */
export async function measureRowWise(server: RowServer): Promise<number> {
  const open = (page: Page) => openPeer(page, server.url, ({ openRowWise }) => openRowWise());
  const [, again] = await twoVisits(
    async (page) => {
      const phone = await open(page);
      return secondsOf(server.count, () =>
        phone.evaluate(async (peer) => {
          await peer.putAll(await (await fetch('/all')).json());
          return peer.readAll();
        }),
      );
    },
    async (page) => secondsOf(server.count, async () => (await open(page)).evaluate((peer) => peer.readAll())),
  );
  return again;
}

/** Milliseconds of single inserts at 4× throttle, each of a row like this one. */
export async function rxdbInserts(body: Record<string, unknown>, count: number): Promise<number[]> {
  const server = await startRowServer([body], await buildPeerScript());
  const profile = makeProfile();
  const context = await launch(profile.folder);
  try {
    const page = context.pages()[0] ?? (await context.newPage());
    const phone = await openPeer(page, server.url, ({ openRxdb }) => openRxdb());
    await slowDown(page);
    const milliseconds: number[] = [];
    for (let n = 1; n <= count; n++) {
      const row = { id: randomUUID(), v: n, body: { ...body, commentCount: 0 } };
      milliseconds.push(await phone.evaluate((peer, written) => peer.insert(written), row));
    }
    return milliseconds;
  } finally {
    await context.close();
    profile.remove();
    await server.close();
  }
}
