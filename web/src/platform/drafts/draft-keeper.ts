import type { Draft } from './draft-shape.ts';

/** A step may wait this long before it is written; the page's end does not wait at all. */
const SAVE_DELAY_MS = 150;

interface Waiting {
  readonly draft: Draft;
  readonly settle: ((error?: unknown) => void)[];
}

export interface DraftKeeper {
  /** Resolves when this step, or a later one of the same draft, is on the disk. */
  readonly save: (draft: Draft) => Promise<void>;
  /** The newest step, written or not. */
  readonly pending: (id: string) => Draft | undefined;
  /** The draft was sent or deleted: drops what waits, and every later step of it. */
  readonly forget: (id: string) => void;
  /** It was not sent after all: its steps are written again. */
  readonly revive: (id: string) => void;
  /** Writes everything that waits, now. */
  readonly flush: () => Promise<void>;
}

/**
 * Gathers the quick steps of a drawing into few writes. `write` stores all given drafts in one transaction. Only the
 * newest step of each draft counts: it carries the whole history. `whileUnsaved` hears of each gathering, and when it is on
 * the disk.
 */
export function createDraftKeeper(
  write: (drafts: readonly Draft[]) => Promise<void>,
  whileUnsaved: (written: Promise<void>) => void = () => undefined,
): DraftKeeper {
  const waiting = new Map<string, Waiting>();
  const inWriting = new Map<string, Draft>();
  const gone = new Set<string>();
  let timer: ReturnType<typeof setTimeout> | undefined;
  /** Ends the present gathering for those who wait for its end. */
  let written: (() => void) | undefined;
  let running: Promise<void> = Promise.resolve();

  async function writeWaiting(): Promise<void> {
    clearTimeout(timer);
    timer = undefined;
    const done = written;
    written = undefined;
    const batch = [...waiting.values()];
    waiting.clear();
    if (batch.length > 0) await writeBatch(batch);
    done?.();
  }

  async function writeBatch(batch: readonly Waiting[]): Promise<void> {
    for (const { draft } of batch) inWriting.set(draft.id, draft);
    try {
      await write(batch.map(({ draft }) => draft));
      for (const { settle } of batch) for (const settled of settle) settled();
    } catch (error) {
      for (const { settle } of batch) for (const settled of settle) settled(error);
    } finally {
      for (const { draft } of batch) if (inWriting.get(draft.id) === draft) inWriting.delete(draft.id);
    }
  }

  /** One write at a time, so that an older step never lands on a newer one. */
  function flush(): Promise<void> {
    running = running.then(writeWaiting);
    return running;
  }

  return {
    save: (draft) =>
      new Promise((resolve, reject) => {
        // A screen that closes may save once more; a sent draft must not come back that way.
        if (gone.has(draft.id)) return resolve();
        const settle = (error?: unknown) => (error === undefined ? resolve() : reject(error));
        waiting.set(draft.id, { draft, settle: [...(waiting.get(draft.id)?.settle ?? []), settle] });
        timer ??= setTimeout(flush, SAVE_DELAY_MS);
        if (written) return;
        whileUnsaved(
          new Promise((done) => {
            written = done;
          }),
        );
      }),
    pending: (id) => waiting.get(id)?.draft ?? inWriting.get(id),
    forget(id) {
      gone.add(id);
      for (const done of waiting.get(id)?.settle ?? []) done();
      waiting.delete(id);
    },
    revive: (id) => {
      gone.delete(id);
    },
    flush,
  };
}
