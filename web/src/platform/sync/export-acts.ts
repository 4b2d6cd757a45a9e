import type { CityStore } from '../data/city-store.ts';
import type { ExportedPhoto } from '../export/build-archive.ts';
import { formatDateTime } from '../i18n/format.ts';
import { m } from '../i18n/index.ts';
import { learningStore } from '../learning/learning-store.ts';
import { getSettings } from '../settings/settings.ts';
import type { CityParts } from './city-parts.ts';
import { unreadableMid } from './outbox-items.ts';

type Exports = Pick<CityStore, 'exportItem' | 'exportEverything'>;

/** Copies for the person, made on the device, also without a network ([TR10]). */
export function createExports({ city, memory, vault, isoNow }: CityParts): Exports {
  const acts = () => [
    ...memory.outbox.unreadable.map((row) => ({ mid: unreadableMid(row), record: row.raw })),
    ...memory.outbox.rows.filter((row) => row.state !== 'acked'),
  ];
  return {
    async exportItem(mid) {
      const act = acts().find((candidate) => candidate.mid === mid);
      if (!act) throw new Error(`no act ${mid} to export`);
      return new Blob([`${JSON.stringify(act, null, 2)}\n`], { type: 'application/json' });
    },
    async exportEverything() {
      const { view } = memory;
      const at = isoNow();
      await learningStore.load();
      // Loaded when it is asked for: the archive's code is not needed to start.
      const { buildArchive } = await import('../export/build-archive.ts');
      const photos = await photosOf(vault);
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
        acts: acts(),
        photos,
        events: (await vault.current?.meta.readJournal()) ?? [],
      });
      return new Blob([bytes], { type: 'application/zip' });
    },
  };
}

/** Every photo that lies whole in the vault, named by its hash as the acts name it. */
async function photosOf(vault: CityParts['vault']): Promise<ExportedPhoto[]> {
  const found: ExportedPhoto[] = [];
  for (const { sha256 } of (await vault.current?.photos.list()) ?? []) {
    const photo = await vault.current?.photos.read(sha256);
    if (photo) found.push({ name: `${sha256}.jpg`, bytes: new Uint8Array(await photo.bytes.arrayBuffer()) });
  }
  return found;
}
