import {
  syncNow,
  useCity,
  useHoldProjects,
  useMyContributions,
  useProjects,
  useSyncStatus,
} from '~/platform/data/index.ts';
import { m, useLocale } from '~/platform/i18n/index.ts';
import {
  Button,
  ButtonLink,
  EmptyState,
  Icon,
  Page,
  RowItem,
  RowLink,
  RowList,
  Section,
  StateSign,
} from '~/ui/index.ts';
import { EraseMe, ExportEverything } from './about-me.tsx';
import { CommentList, ProposalList, useFollowed } from './contribution-lists.tsx';
import { DraftList } from './draft-list.tsx';
import { OfflineData } from './offline-data.tsx';
import { OutboxCard } from './outbox-card.tsx';
import { SettingsFields } from './settings-fields.tsx';
import { StaffLinks } from './staff-links.tsx';
import { NearlyFull, StorageWords } from './storage-words.tsx';
import './me.scss';

/** What waits on this device, in one row that leads to all of it. */
function Waiting({ citySlug }: { readonly citySlug: string }) {
  const { saved, sending, network } = useSyncStatus();
  if (saved === 0) return null;
  return (
    <Section
      title={m.me_waiting_title()}
      aside={
        network !== 'offline' &&
        !sending && (
          <Button variant="quiet" onClick={syncNow}>
            {m.me_send_now()}
          </Button>
        )
      }
    >
      <RowList>
        <RowItem>
          <RowLink
            to="/$city/me/device"
            params={{ city: citySlug }}
            sign={<StateSign sign={sending ? 'sending' : 'saved'} />}
            title={m.me_waiting_count({ count: saved })}
            detail={sending ? m.state_sending() : m.me_waiting_detail()}
          />
        </RowItem>
      </RowList>
    </Section>
  );
}

/** «Ich»: what needs help first, then what waits, what I wrote and follow, this device, and my choices. */
export default function MeScreen() {
  useLocale();
  const { slug, name } = useCity();
  useHoldProjects(useProjects().map(({ id }) => id));
  const { proposals, comments, drafts, outbox } = useMyContributions();
  const followed = useFollowed();
  const attention = outbox.filter(({ state }) => state === 'attention');
  const ownComments = comments.filter(({ deleted }) => !deleted);
  const nothing = proposals.length + ownComments.length + drafts.length + outbox.length === 0;
  return (
    <Page title={m.me_title()}>
      <div className="stack stack--wide">
        {attention.length > 0 && (
          <div className="stack">
            <h2 className="visually-hidden">{m.state_attention()}</h2>
            {attention.map((item) => (
              <OutboxCard key={item.mid} item={item} citySlug={slug} />
            ))}
          </div>
        )}
        <Waiting citySlug={slug} />
        {drafts.length > 0 && (
          <Section title={m.me_drafts_title()}>
            <DraftList drafts={drafts} citySlug={slug} />
          </Section>
        )}
        {nothing && (
          <EmptyState
            icon="pencil-line"
            title={m.me_nothing()}
            action={
              <ButtonLink variant="primary" icon="map" to="/$city" params={{ city: slug }}>
                {m.me_to_map()}
              </ButtonLink>
            }
          >
            {m.me_nothing_text()}
          </EmptyState>
        )}
        {proposals.length > 0 && (
          <Section title={m.me_proposals_title()}>
            <ProposalList items={proposals} citySlug={slug} />
          </Section>
        )}
        {ownComments.length > 0 && (
          <Section title={m.me_comments_title()}>
            <CommentList items={ownComments} citySlug={slug} />
          </Section>
        )}
        {followed.length > 0 && (
          <Section title={m.me_followed_title()}>
            <ProposalList items={followed} citySlug={slug} />
          </Section>
        )}
        <Section title={m.me_offline_title()}>
          <OfflineData />
          <NearlyFull />
          <StorageWords />
          <RowList>
            <RowItem>
              <RowLink
                to="/$city/me/device"
                params={{ city: slug }}
                sign={<Icon name="phone" />}
                title={m.me_device_title()}
                detail={m.me_device_detail()}
              />
            </RowItem>
          </RowList>
        </Section>
        <Section title={m.me_settings_title()}>
          <SettingsFields />
        </Section>
        <Section title={m.me_about_title()}>
          <p className="muted">{m.me_about_text({ city: name })}</p>
          <div className="button-row">
            <ExportEverything />
            <EraseMe />
          </div>
        </Section>
        <Section title={m.me_staff_title()}>
          <StaffLinks citySlug={slug} />
        </Section>
        <Section title={m.me_more_title()}>
          <RowList>
            <RowItem>
              <RowLink to="/$city/help" params={{ city: slug }} sign={<Icon name="info" />} title={m.me_help()} />
            </RowItem>
            <RowItem>
              <RowLink
                to="/$city/privacy"
                params={{ city: slug }}
                sign={<Icon name="shield" />}
                title={m.me_privacy()}
              />
            </RowItem>
          </RowList>
        </Section>
      </div>
    </Page>
  );
}
