import { type AuditEntry, firstBrokenEntry } from '@werkstadt/shared/audit/audit-log';
import type { ErrorCode } from '@werkstadt/shared/errors/codes';
import { may } from '@werkstadt/shared/person/permissions';
import { useCallback, useEffect, useState } from 'react';
import { createAuditClient } from '~/platform/audit-client.ts';
import { useCity, useSession } from '~/platform/data/index.ts';
import { offerFile } from '~/platform/export/offer-file.ts';
import { errorText } from '~/platform/i18n/error-text.ts';
import { formatDateTime } from '~/platform/i18n/format.ts';
import { m, useLocale } from '~/platform/i18n/index.ts';
import { sha256 } from '~/platform/session/device-key.ts';
import { Button, ButtonLink, Icon, Notice, Page, Row, RowItem, RowLink, RowList, Skeleton } from '~/ui/index.ts';
import { whoDidIt, wordsOfEntry } from './act-words.ts';

const client = createAuditClient('/trpc');

interface Loaded {
  /** The newest first. */
  readonly entries: readonly AuditEntry[];
  readonly brokenAt: number | null;
}

/** What the city's staff did, for those who may read it ([SEC22]). `/$city/log` */
export default function AuditScreen() {
  useLocale();
  const { slug } = useCity();
  const { session } = useSession();
  const permitted = session !== null && may(session, 'read-log');
  return (
    <Page title={m.audit_title()} back={{ to: '/$city/sign-in', params: { city: slug } }}>
      {permitted ? (
        <AuditLog />
      ) : (
        <Notice
          tone="info"
          actions={
            <ButtonLink to="/$city/sign-in" params={{ city: slug }}>
              {m.audit_to_sign_in()}
            </ButtonLink>
          }
        >
          {m.audit_sign_in_text()}
        </Notice>
      )}
    </Page>
  );
}

function AuditLog() {
  const { id: city, slug } = useCity();
  const [loaded, setLoaded] = useState<Loaded | null>(null);
  const [problem, setProblem] = useState<ErrorCode | null>(null);
  const [busy, setBusy] = useState(false);

  const show = useCallback(
    async (earlier: readonly AuditEntry[]) => {
      setBusy(true);
      setProblem(null);
      const answer = await client.list(city, earlier.at(-1)?.n ?? null);
      if (answer.ok) {
        const entries = [...earlier, ...answer.value];
        setLoaded({ entries, brokenAt: await firstBrokenEntry(city, entries.toReversed(), sha256) });
      } else setProblem(answer.failure.code);
      setBusy(false);
    },
    [city],
  );
  useEffect(() => {
    void show([]);
  }, [show]);

  const save = async () => {
    setBusy(true);
    const answer = await client.exportAll(city);
    if (answer.ok) {
      const { brokenAt, entries } = answer.value;
      const content = JSON.stringify({ city, brokenAt, entries }, null, 1);
      offerFile(new Blob([content], { type: 'application/json' }), `werkstadt-${slug}-log.json`);
      await show([]);
    } else setProblem(answer.failure.code);
    setBusy(false);
  };

  const oldest = loaded?.entries.at(-1)?.n ?? 1;
  return (
    <div className="stack stack--wide">
      <p>{m.audit_text()}</p>
      {problem && (
        <Notice
          tone="error"
          live
          actions={<Button onClick={() => show(loaded?.entries ?? [])}>{m.audit_again()}</Button>}
        >
          {errorText(problem)}
        </Notice>
      )}
      {!loaded && !problem && <Skeleton lines={4} />}
      {loaded && (
        <>
          {loaded.brokenAt === null ? (
            <Notice tone="success">{m.audit_whole({ count: loaded.entries.length })}</Notice>
          ) : (
            <Notice tone="error" live title={m.audit_broken({ number: loaded.brokenAt })}>
              {m.audit_broken_text()}
            </Notice>
          )}
          <div className="button-row">
            <Button icon="download" busy={busy} onClick={save}>
              {m.audit_save()}
            </Button>
          </div>
          <RowList label={m.audit_title()}>
            {loaded.entries.map((entry) => (
              <RowItem key={entry.n}>
                <EntryRow entry={entry} citySlug={slug} />
              </RowItem>
            ))}
          </RowList>
          {oldest > 1 && (
            <Button block busy={busy} onClick={() => show(loaded.entries)}>
              {m.audit_older()}
            </Button>
          )}
        </>
      )}
    </div>
  );
}

function EntryRow({ entry, citySlug }: { readonly entry: AuditEntry; readonly citySlug: string }) {
  const { icon, words } = wordsOfEntry(entry);
  const row = {
    sign: <Icon name={icon} />,
    title: words,
    detail: `${whoDidIt(entry)} · ${formatDateTime(entry.at)} · ${m.audit_number({ number: entry.n })}`,
  };
  const { kind, subject } = entry;
  if (kind === 'decided' && subject !== null) {
    return <RowLink to="/$city/proposals/$proposalId" params={{ city: citySlug, proposalId: subject }} {...row} />;
  }
  if (kind === 'project-changed' && subject !== null) {
    return <RowLink to="/$city/projects/$projectId" params={{ city: citySlug, projectId: subject }} {...row} />;
  }
  return <Row {...row} />;
}
