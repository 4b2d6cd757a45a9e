import { useNavigate } from '@tanstack/react-router';
import type { ErrorCode } from '@werkstadt/shared/errors/codes';
import { readRecord, readRecordText } from '@werkstadt/shared/literacy/workshop/record';
import type { Round } from '@werkstadt/shared/workshop/round';
import { useState } from 'react';
import { useCity } from '~/platform/data/index.ts';
import { errorText } from '~/platform/i18n/error-text.ts';
import { formatDateTime } from '~/platform/i18n/format.ts';
import { m, messageByKey } from '~/platform/i18n/index.ts';
import { Button, ButtonLink, Card, DescriptionList, Icon, Notice, Section } from '~/ui/index.ts';
import { QrCode } from '~/ui/qr-code.tsx';
import type { ModuleEntry } from '../content/module-entries.ts';
import { beginRun, useModuleRuns } from '../player/runs.ts';
import { type JoinedRound, joinRound, markSent } from './joined-round.ts';
import { groupClient } from './use-round.ts';

interface PhoneViewProps {
  readonly round: Round;
  readonly joined: JoinedRound | null;
  readonly entry: ModuleEntry;
}

const inFours = (signs: string): string => signs.replace(/(.{4})(?=.)/g, '$1 ');

/** The sixteen counts, as they are sent. */
function sentCounts(result: string) {
  const bytes = readRecordText(result);
  const record = bytes && readRecord(bytes);
  if (!record) return [];
  const four = (counts: readonly number[]) => counts.join(' · ');
  return [
    { term: m.group_sent_before_true(), value: four(record.before.true) },
    { term: m.group_sent_before_false(), value: four(record.before.false) },
    { term: m.group_sent_after_true(), value: four(record.after.true) },
    { term: m.group_sent_after_false(), value: four(record.after.false) },
  ];
}

/** What would be sent, shown first ([H8]); then by network, or as a code for the one who leads. */
function SendResult({ joined, result }: { readonly joined: JoinedRound; readonly result: string }) {
  const city = useCity();
  const [busy, setBusy] = useState(false);
  const [refused, setRefused] = useState<ErrorCode | null>(null);
  const { code, closedAt } = joined.round;
  const send = async () => {
    setBusy(true);
    setRefused(null);
    const answer = await groupClient.report(city.id, code, result);
    setBusy(false);
    if (answer.ok) await markSent(joined);
    else setRefused(answer.failure.code);
  };
  if (joined.sentAt) {
    return (
      <Notice tone="success" title={m.group_sent({ date: formatDateTime(joined.sentAt) })} live>
        {m.group_sent_text()}
      </Notice>
    );
  }
  if (closedAt) return <Notice>{messageByKey('error_round_closed')}</Notice>;
  const address = `${window.location.origin}/${city.slug}/learn/group/${code}?result=${result}`;
  return (
    <div className="stack">
      <p>{m.group_send_text()}</p>
      <DescriptionList items={sentCounts(result)} />
      <p className="muted small">{m.group_send_scale()}</p>
      {refused && (
        <Notice tone="warning" title={errorText(refused)} live>
          {m.group_send_failed()}
        </Notice>
      )}
      <div className="button-row">
        <Button variant="primary" icon="send" busy={busy} onClick={send}>
          {m.group_send()}
        </Button>
      </div>
      <details className="group-details">
        <summary>{m.group_offline_title()}</summary>
        <div className="stack">
          <p>{m.group_offline_text()}</p>
          <QrCode content={address} label={m.group_qr_result()} />
          <p className="result-signs">{inFours(result)}</p>
        </div>
      </details>
    </div>
  );
}

/** For those who take part: begin, go on, send. */
export function PhoneView({ round, joined, entry }: PhoneViewProps) {
  const city = useCity();
  const navigate = useNavigate();
  const moduleId = entry.description.id;
  const run = useModuleRuns().run({ moduleId, round: round.code });
  const begin = async () => {
    await joinRound(round);
    beginRun({ moduleId, round: round.code }, round.seed);
    await navigate({
      to: '/$city/learn/$moduleId',
      params: { city: city.slug, moduleId },
      search: { round: round.code },
    });
  };
  if (!joined || !run) {
    if (round.closedAt) return <Notice>{m.group_over()}</Notice>;
    return (
      <Card>
        <div className="stack">
          <p>{m.group_phone_text()}</p>
          <p className="learn-stays">
            <Icon name="phone" size={20} />
            <span>{m.group_phone_stays()}</span>
          </p>
          <Button variant="primary" block onClick={begin}>
            {m.group_begin()}
          </Button>
        </div>
      </Card>
    );
  }
  const finished = run.finishedAt !== null;
  return (
    <div className="stack stack--wide">
      {!finished && (
        <ButtonLink
          variant="primary"
          block
          to="/$city/learn/$moduleId"
          params={{ city: city.slug, moduleId }}
          search={{ round: round.code }}
        >
          {m.group_go_on()}
        </ButtonLink>
      )}
      {finished && (
        <Section title={m.group_own_result()}>
          {joined.result ? (
            <SendResult joined={joined} result={joined.result} />
          ) : (
            <Notice>{m.learn_result_none()}</Notice>
          )}
        </Section>
      )}
    </div>
  );
}
