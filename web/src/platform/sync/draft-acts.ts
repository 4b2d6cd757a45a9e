import type { CityStore } from '../data/city-store.ts';
import { createDraftKeeper, type DraftKeeper } from '../drafts/draft-keeper.ts';
import type { Draft } from '../drafts/draft-shape.ts';
import { holdWhileUnsaved } from '../drafts/unsaved-lock.ts';
import type { CityParts } from './city-parts.ts';
import { NotKept, writeOrFree } from './storage-failure.ts';

type DraftActs = Pick<CityStore, 'saveDraft' | 'loadDraft' | 'listDrafts' | 'deleteDraft'>;

/** Drafts: kept in the vault at every step, never sent. */
export function createDraftActs(parts: CityParts): { readonly keeper: DraftKeeper; readonly acts: DraftActs } {
  const { memory, vault, tabs } = parts;

  const keeper = createDraftKeeper(async (drafts) => {
    const stored = await writeOrFree(parts, async () => (await vault.ensure()).drafts.save(drafts));
    if (!stored.ok) throw new NotKept(stored.code);
    const written = new Set(drafts.map(({ id }) => id));
    show([...drafts, ...memory.drafts.filter(({ id }) => !written.has(id))]);
    vault.askToPersist();
  }, holdWhileUnsaved);

  function show(drafts: readonly Draft[]): void {
    memory.drafts = [...drafts].sort((a, b) => (a.updatedAt < b.updatedAt ? 1 : -1));
    tabs.tell({ type: 'drafts' });
    memory.notify();
  }

  return {
    keeper,
    acts: {
      async saveDraft(draft) {
        if (vault.refused) return { ok: false, code: 'storage-refused' };
        try {
          await keeper.save(draft);
          return { ok: true, value: undefined };
        } catch (error) {
          if (error instanceof NotKept) return { ok: false, code: error.code };
          throw error;
        }
      },
      loadDraft: async (id) => keeper.pending(id) ?? vault.current?.drafts.load(id),
      async listDrafts() {
        await keeper.flush();
        return memory.drafts;
      },
      async deleteDraft(id) {
        keeper.forget(id);
        await keeper.flush();
        await vault.current?.drafts.remove(id);
        show(memory.drafts.filter((draft) => draft.id !== id));
      },
    },
  };
}
