import { may } from '@werkstadt/shared/person/permissions';
import { useCallback, useEffect, useState } from 'react';
import { useUnsentWork } from '~/features/me/index.ts';
import {
  listSessions,
  revokeSession,
  type SessionInfo,
  type SessionListItem,
  signOut,
  useCity,
} from '~/platform/data/index.ts';
import { formatDateTime } from '~/platform/i18n/format.ts';
import { m, messageByKey } from '~/platform/i18n/index.ts';
import {
  Button,
  ButtonLink,
  Card,
  Icon,
  Notice,
  Row,
  RowItem,
  RowLink,
  RowList,
  Section,
  Skeleton,
  showToast,
} from '~/ui/index.ts';
import { SignOutDialog } from './sign-out-dialog.tsx';
import { useRequest } from './use-request.ts';

/** Who is signed in here, where else, and the ways to end it. */
export function SessionPanel({ session }: { readonly session: SessionInfo }) {
  const city = useCity();
  const { busy, run, refusalText } = useRequest();
  const { nothing } = useUnsentWork();
  const [asking, setAsking] = useState(false);
  return (
    <div className="stack stack--wide">
      <Card>
        <h2 className="card__title">{m.account_signed_in_as({ email: session.email ?? '' })}</h2>
        <p>{session.roles.map((role) => messageByKey(`account_role_${role}`)).join(' · ')}</p>
        {session.staffExpiresAt !== null && (
          <p>{m.account_valid_until({ time: formatDateTime(session.staffExpiresAt) })}</p>
        )}
      </Card>
      <ButtonLink variant="primary" block icon="clipboard-check" to="/$city/review" params={{ city: city.slug }}>
        {m.account_go_to_review()}
      </ButtonLink>
      <SessionList />
      {refusalText && (
        <Notice tone="error" live>
          {refusalText}
        </Notice>
      )}
      {(may(session, 'hand-in') || may(session, 'read-log')) && (
        <RowList>
          {may(session, 'hand-in') && (
            <RowItem>
              <RowLink
                to="/$city/hand-in"
                params={{ city: city.slug }}
                sign={<Icon name="export" />}
                title={m.hand_in_link()}
                detail={m.hand_in_detail()}
              />
            </RowItem>
          )}
          {may(session, 'read-log') && (
            <RowItem>
              <RowLink
                to="/$city/log"
                params={{ city: city.slug }}
                sign={<Icon name="list" />}
                title={m.audit_link()}
                detail={m.audit_link_detail()}
              />
            </RowItem>
          )}
        </RowList>
      )}
      <Button block busy={busy} onClick={() => (nothing ? run(signOut) : setAsking(true))}>
        {m.account_sign_out()}
      </Button>
      <p>{m.account_sign_out_hint()}</p>
      {asking && (
        <SignOutDialog
          busy={busy}
          onSignOut={async () => {
            const outcome = await run(signOut);
            if (!outcome.ok) setAsking(false);
          }}
          onClose={() => setAsking(false)}
        />
      )}
    </div>
  );
}

type Listing =
  | { readonly step: 'loading' | 'failed' }
  | { readonly step: 'there'; readonly items: readonly SessionListItem[] };

function SessionList() {
  const [listing, setListing] = useState<Listing>({ step: 'loading' });
  const { run, refusalText } = useRequest();
  const load = useCallback(async () => {
    const answer = await listSessions();
    setListing(answer.ok ? { step: 'there', items: answer.value } : { step: 'failed' });
  }, []);
  useEffect(() => {
    void load();
  }, [load]);
  async function revoke(id: string) {
    const outcome = await run(() => revokeSession(id));
    if (!outcome.ok) return;
    showToast({ text: m.account_session_revoked() });
    await load();
  }
  return (
    <Section title={m.account_sessions_title()}>
      {listing.step === 'loading' && <Skeleton lines={2} />}
      {listing.step === 'failed' && (
        <Notice tone="info" actions={<Button onClick={load}>{m.account_sessions_retry()}</Button>}>
          {m.account_sessions_offline()}
        </Notice>
      )}
      {refusalText && (
        <Notice tone="error" live>
          {refusalText}
        </Notice>
      )}
      {listing.step === 'there' && (
        <RowList label={m.account_sessions_title()}>
          {listing.items.map((item) => (
            <RowItem key={item.id}>
              <Row
                title={item.current ? m.account_session_this() : (item.userAgent ?? m.account_session_device())}
                detail={m.account_session_last_seen({ time: formatDateTime(item.lastSeenAt) })}
                {...(item.current
                  ? {}
                  : { actions: <Button onClick={() => revoke(item.id)}>{m.account_session_revoke()}</Button> })}
              />
            </RowItem>
          ))}
        </RowList>
      )}
    </Section>
  );
}
