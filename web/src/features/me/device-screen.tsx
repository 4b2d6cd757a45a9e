import { missingPhotosWord, WaitingPhotos } from '~/features/photos/index.ts';
import { syncNow, useCity, useMyContributions, useSyncStatus, useWaitingPhotos } from '~/platform/data/index.ts';
import { formatDateTime } from '~/platform/i18n/format.ts';
import { m, useLocale } from '~/platform/i18n/index.ts';
import { Button, Notice, Page, Section, TextLink, useFocusKept } from '~/ui/index.ts';
import { DraftList } from './draft-list.tsx';
import { KeptPictures } from './kept-pictures.tsx';
import { OfflineData } from './offline-data.tsx';
import { OutboxCard } from './outbox-card.tsx';
import { exportName, saveFile } from './save-file.ts';
import { NearlyFull, StorageWords } from './storage-words.tsx';
import { ExportUnsent } from './unsent-work.tsx';
import './me.scss';

/** Calm first: whether anything is in danger, and what to do about it. */
function Summary() {
  const { attention: acts, saved, network, signInNeeded, lastPullAt } = useSyncStatus();
  const waitingPhotos = useWaitingPhotos();
  const refused = waitingPhotos.filter(({ state }) => state === 'refused').length;
  const attention = acts + refused;
  const photos = waitingPhotos.length - refused;
  const waiting = attention + saved + photos > 0;
  return (
    <Notice
      tone={attention > 0 ? 'warning' : waiting ? 'info' : 'success'}
      title={
        attention > 0
          ? m.me_device_attention({ count: attention })
          : waiting
            ? saved > 0
              ? m.me_device_waiting({ count: saved })
              : missingPhotosWord(photos, true)
            : m.me_device_all_received()
      }
      actions={
        waiting && (
          <>
            {network !== 'offline' && saved + photos > 0 && (
              <Button icon="send" onClick={syncNow}>
                {m.me_send_now()}
              </Button>
            )}
            <ExportUnsent />
          </>
        )
      }
    >
      {attention > 0 && <p>{m.me_device_attention_text()}</p>}
      {network === 'offline' && saved + photos > 0 && <p>{m.me_device_offline_text()}</p>}
      {network !== 'offline' && attention === 0 && <p>{m.me_device_text()}</p>}
      {signInNeeded && <p>{m.error_sign_in_needed()}</p>}
      {lastPullAt !== null && (
        <p className="muted small">{m.me_device_last_pull({ date: formatDateTime(lastPullAt) })}</p>
      )}
    </Notice>
  );
}

/** Everything this device holds, item by item: seen, exported, mended, discarded. `/$city/me/device` */
export default function DeviceScreen() {
  useLocale();
  const { slug } = useCity();
  const { drafts, outbox } = useMyContributions();
  const summary = useFocusKept<HTMLDivElement>();
  const items = outbox.filter(({ state }) => state !== 'received');
  const attention = items.filter(({ state }) => state === 'attention');
  const parked = items.filter(({ state }) => state === 'parked');
  const waiting = items.filter(({ state }) => state !== 'attention' && state !== 'parked');
  return (
    <Page title={m.me_device_title()} back={{ to: '/$city/me', params: { city: slug } }}>
      <div className="stack stack--wide">
        <div ref={summary} tabIndex={-1}>
          <Summary />
        </div>
        <NearlyFull />
        {attention.length > 0 && (
          <Section title={m.state_attention()}>
            {attention.map((item) => (
              <OutboxCard key={item.mid} item={item} citySlug={slug} />
            ))}
          </Section>
        )}
        {waiting.length > 0 && (
          <Section title={m.me_waiting_title()}>
            {waiting.map((item) => (
              <OutboxCard key={item.mid} item={item} citySlug={slug} />
            ))}
          </Section>
        )}
        {parked.length > 0 && (
          <Section title={m.me_parked_title()}>
            {parked.map((item) => (
              <OutboxCard key={item.mid} item={item} citySlug={slug} />
            ))}
          </Section>
        )}
        <WaitingPhotos citySlug={slug} onSave={(photo, name) => saveFile(photo, exportName(slug, `${name}-`, 'jpg'))} />
        {drafts.length > 0 && (
          <Section title={m.me_drafts_title()}>
            <p className="muted">{m.me_drafts_text()}</p>
            <DraftList drafts={drafts} citySlug={slug} />
          </Section>
        )}
        <Section title={m.me_offline_title()}>
          <OfflineData />
          <KeptPictures />
          <StorageWords />
          <p className="link-line">
            <TextLink to="/$city/privacy" params={{ city: slug }}>
              {m.me_device_privacy()}
            </TextLink>
          </p>
        </Section>
      </div>
    </Page>
  );
}
