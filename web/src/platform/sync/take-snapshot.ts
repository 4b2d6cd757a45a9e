import { PULL_LIMIT } from '@werkstadt/shared/sync/protocol';
import { readSnapshotPage, type SnapshotManifest, snapshotManifestSchema } from '@werkstadt/shared/sync/snapshot';
import { nextTask } from '../in-slices.ts';
import { sha256 } from '../session/device-key.ts';
import { type CityParts, enterRows } from './city-parts.ts';

type Parts = Pick<CityParts, 'city' | 'memory' | 'cache' | 'tabs' | 'isoNow'> & {
  readonly api: Pick<CityParts['api'], 'snapshot'>;
};

type Page = SnapshotManifest['pages'][number];
/** With fewer rows left, pulls are as quick. */
const WORTH_ROWS = 2 * PULL_LIMIT;

/**
 * [S31]: brings a scope forward by pages that lie ready at the server, each step like that of a pull, so that it can break
 * off anywhere. What is missing, altered or unreadable ends it: pulls go on from where it came to.
 */
export async function takeSnapshot(parts: Parts, scopeId: string, isClosed: () => boolean): Promise<void> {
  const { memory } = parts;
  const manifest = await readManifest(parts, scopeId);
  const held = memory.scopes.get(scopeId);
  let cursor = held?.cursor ?? 0;
  if (!manifest || manifest.epoch !== memory.epoch || manifest.v - cursor < WORTH_ROWS) return;
  const horizon = manifest.tombstonesFrom;
  if (cursor > 0 && cursor < horizon && held?.pages?.horizon !== horizon) return;
  const pages = manifest.pages.filter(({ to }) => to > cursor);
  let coming = pages[0] && fetchPage(parts, pages[0]);
  for (const [at, { from }] of pages.entries()) {
    const text = await coming;
    const next = pages[at + 1];
    // The next page travels while this one is read.
    coming = next && fetchPage(parts, next);
    if (!text || from > cursor) break;
    for (const step of readSnapshotPage(text, scopeId, from)) {
      // Hundreds of rows were just read: what a person does meanwhile comes first.
      await nextTask();
      if (step === null || isClosed() || memory.epoch !== manifest.epoch) return memory.fold();
      if (step.to <= cursor) continue;
      const moved = {
        scopeId,
        from: cursor,
        to: step.to,
        askedHorizon: horizon,
        horizon,
        epoch: manifest.epoch,
        serverTime: memory.serverTime ?? parts.isoNow(),
      };
      await enterRows(parts, step.rows, [moved], manifest.epoch, { show: false });
      cursor = step.to;
      await memory.fold({ tell: false });
    }
    await memory.fold();
  }
}

async function readManifest({ api, city }: Parts, scopeId: string): Promise<SnapshotManifest | null> {
  const told = await api.snapshot(`${city.id}/${scopeId}`);
  if (!told.ok) return null;
  let json: unknown;
  try {
    json = JSON.parse(new TextDecoder().decode(told.value));
  } catch {
    return null;
  }
  const manifest = snapshotManifestSchema.safeParse(json);
  return manifest.success && manifest.data.scopeId === scopeId ? manifest.data : null;
}

/** Null where it is gone by now (words in it were taken back), or is not what was announced. */
async function fetchPage({ api, city }: Parts, page: Page): Promise<string | null> {
  const answer = await api.snapshot(`${city.id}/pages/${page.sha256}`);
  if (!answer.ok) return null;
  const hash = [...(await sha256(answer.value))].map((byte) => byte.toString(16).padStart(2, '0')).join('');
  if (hash === page.sha256) return new TextDecoder().decode(answer.value);
  console.warn('a page of a snapshot is not what was announced; it is not used');
  return null;
}
