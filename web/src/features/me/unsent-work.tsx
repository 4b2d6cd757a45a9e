import { draftSchema } from '@werkstadt/shared/draft/draft';
import type { ReactNode } from 'react';
import { missingPhotosWord } from '~/features/photos/index.ts';
import {
  exportUnsent,
  type OutboxItem,
  syncNow,
  useCity,
  useMyContributions,
  useSyncStatus,
  useWaitingPhotos,
} from '~/platform/data/index.ts';
import { m } from '~/platform/i18n/index.ts';
import { Button, Notice, showToast } from '~/ui/index.ts';
import { actName } from './act-name.ts';
import { writtenIn } from './act-words.ts';
import { exportName, saveFile } from './save-file.ts';
import './me.scss';

/** What the city does not have and only this device does ([S26]). */
export function useUnsentWork() {
  const { outbox, drafts } = useMyContributions();
  const items = outbox.filter(({ state }) => state !== 'received');
  const photos = useWaitingPhotos().length;
  return { items, drafts, photos, nothing: items.length + drafts.length + photos === 0 };
}

/** Saves what is not at the city as one file that a facilitator can take in. */
export function ExportUnsent({ size }: { readonly size?: 'small' }) {
  const { slug } = useCity();
  const save = async () => {
    saveFile(await exportUnsent(), exportName(slug, `${m.me_unsent_file()}-`, 'zip'));
    showToast({ text: m.me_exported() });
  };
  return (
    <Button icon="export" {...(size ? { size } : {})} onClick={save}>
      {m.me_export_unsent()}
    </Button>
  );
}

/** Several comments on one proposal are told apart by their own words. */
function wordsOf(item: OutboxItem): string {
  const words = writtenIn(item).body ?? item.title;
  return words ? `${actName(item)}: ${words}` : actName(item);
}

function draftWords(stored: unknown): string {
  const draft = draftSchema.safeParse(stored);
  const title = draft.success ? draft.data.title.trim() : '';
  return title === '' ? m.state_draft() : `${m.state_draft()}: ${title}`;
}

interface UnsentWorkProps {
  readonly title: string;
  readonly children?: ReactNode;
}

/** Says plainly what is unsent, piece by piece, and offers to send it and to keep a copy. Nothing where there is nothing. */
export function UnsentWork({ title, children }: UnsentWorkProps) {
  const { items, drafts, photos, nothing } = useUnsentWork();
  const { network } = useSyncStatus();
  if (nothing) return null;
  const sendable = items.some(({ state }) => state === 'saved' || state === 'sending') || photos > 0;
  return (
    <Notice
      tone="warning"
      title={title}
      actions={
        <>
          {sendable && network !== 'offline' && (
            <Button icon="send" onClick={syncNow}>
              {m.me_send_now()}
            </Button>
          )}
          <ExportUnsent />
        </>
      }
    >
      <ul className="me-plain-list">
        {items.map((item) => (
          <li key={item.mid} className="citizen-text me-excerpt">
            {wordsOf(item)}
          </li>
        ))}
        {photos > 0 && <li>{missingPhotosWord(photos, true)}</li>}
        {drafts.map((draft) => (
          <li key={draft.id} className="citizen-text">
            {draftWords(draft)}
          </li>
        ))}
      </ul>
      {children && <div className="unsent-work__after">{children}</div>}
    </Notice>
  );
}
