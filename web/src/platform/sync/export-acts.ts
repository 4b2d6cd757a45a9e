import { toBase64Url } from '@werkstadt/shared/sync/base64url';
import type { CityStore } from '../data/city-store.ts';
import type { ExportedAct, ExportedPhoto } from '../export/build-archive.ts';
import { formatDateTime } from '../i18n/format.ts';
import { m } from '../i18n/index.ts';
import { learningStore } from '../learning/learning-store.ts';
import { namedPhotos } from '../photos/named-photos.ts';
import { publicKeyBytes } from '../session/device-key.ts';
import { getSettings } from '../settings/settings.ts';
import type { CityParts } from './city-parts.ts';
import { unreadableMid } from './outbox-items.ts';

type Exports = Pick<CityStore, 'exportItem' | 'exportUnsent' | 'exportEverything'>;

/** Copies for the person, made on the device, also without a network ([TR10]). */
export function createExports({ city, memory, vault, isoNow }: CityParts): Exports {
  /** With the public half of the key: it shows whose acts they are, whoever brings them to the city ([S29]). */
  async function acts(): Promise<ExportedAct[]> {
    const identity = (await vault.current?.meta.readIdentity()) ?? null;
    const publicKey = identity && toBase64Url(await publicKeyBytes(identity.key));
    return [
      ...memory.outbox.unreadable.map((row) => ({ mid: unreadableMid(row), record: row.raw })),
      ...memory.outbox.rows.filter((row) => row.state !== 'acked').map((row) => ({ ...row, publicKey })),
    ];
  }
  return {
    async exportItem(mid) {
      const act = (await acts()).find((candidate) => candidate.mid === mid);
      if (!act) throw new Error(`no act ${mid} to export`);
      return new Blob([`${JSON.stringify(act, null, 2)}\n`], { type: 'application/json' });
    },
    async exportUnsent() {
      const at = isoNow();
      const { buildUnsentArchive } = await import('../export/build-archive.ts');
      const named = namedPhotos(memory);
      const bytes = buildUnsentArchive({
        readme: m.export_unsent_readme({ city: city.name, date: formatDateTime(at) }),
        drafts: memory.drafts,
        acts: await acts(),
        photos: await photosOf(vault, (sha256) => named.has(sha256)),
      });
      return new Blob([bytes], { type: 'application/zip' });
    },
    async exportEverything() {
      const { view } = memory;
      const at = isoNow();
      await learningStore.load();
      // Loaded when it is asked for: the archive's code is not needed to start.
      const { buildArchive } = await import('../export/build-archive.ts');
      const photos = await photosOf(vault, () => true);
      const bytes = buildArchive({
        readme: m.export_readme({ city: city.name, date: formatDateTime(at) }),
        city: { id: city.id, name: city.name },
        exportedAt: at,
        participant: memory.participantId,
        settings: getSettings(),
        proposals: view.ownProposals(),
        comments: view.ownComments(),
        supports: [...view.ownSupports()].flatMap((id) => view.effective('support', id) ?? []),
        follows: [...view.follows()].flatMap((id) => view.effective('follow', id) ?? []),
        sentLearning: view.sentLearning(),
        drafts: memory.drafts,
        learning: Object.fromEntries(learningStore.snapshot().records),
        acts: await acts(),
        photos,
        events: (await vault.current?.meta.readJournal()) ?? [],
      });
      return new Blob([bytes], { type: 'application/zip' });
    },
  };
}

/** The photos that lie whole in the vault, named by their hash as the acts name them. */
async function photosOf(vault: CityParts['vault'], wanted: (sha256: string) => boolean): Promise<ExportedPhoto[]> {
  const found: ExportedPhoto[] = [];
  for (const { sha256 } of (await vault.current?.photos.list()) ?? []) {
    const photo = wanted(sha256) ? await vault.current?.photos.read(sha256) : null;
    if (photo) found.push({ name: `${sha256}.jpg`, bytes: new Uint8Array(await photo.bytes.arrayBuffer()) });
  }
  return found;
}
