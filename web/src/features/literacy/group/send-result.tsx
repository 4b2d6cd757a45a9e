import type { ErrorCode } from '@werkstadt/shared/errors/codes';
import type { WorkshopResult } from '@werkstadt/shared/literacy/workshop/record';
import { readRoundResult } from '@werkstadt/shared/literacy/workshop/round-result';
import { useState } from 'react';
import { useCity } from '~/platform/data/index.ts';
import { errorText } from '~/platform/i18n/error-text.ts';
import { formatDateTime } from '~/platform/i18n/format.ts';
import { m, messageByKey } from '~/platform/i18n/index.ts';
import { Button, DescriptionList, Notice } from '~/ui/index.ts';
import { QrCode } from '~/ui/qr-code.tsx';
import { type JoinedRound, markSent } from './joined-round.ts';
import { groupClient } from './use-round.ts';

const inFours = (signs: string): string => signs.replace(/(.{4})(?=.)/g, '$1 ');

/** The sixteen counts of a record, as they are sent. */
function sentCounts(record: Pick<WorkshopResult, 'before' | 'after'>) {
  const four = (counts: readonly number[]) => counts.join(' · ');
  return [
    { term: m.group_sent_before_true(), value: four(record.before.true) },
    { term: m.group_sent_before_false(), value: four(record.before.false) },
    { term: m.group_sent_after_true(), value: four(record.after.true) },
    { term: m.group_sent_after_false(), value: four(record.after.false) },
  ];
}

/** What would be sent, shown first ([H8]); then by network, or as a code for the one who leads. */
export function SendResult({ joined, result }: { readonly joined: JoinedRound; readonly result: string }) {
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
  const records = readRoundResult(result) ?? [];
  return (
    <div className="stack">
      <p>{m.group_send_text()}</p>
      {records.map(({ result: record }, part) => (
        <div key={record.round} className="stack stack--tight">
          {records.length > 1 && (
            <h3 className="heading-3">{part === 0 ? m.course_result_taught() : m.course_result_untaught()}</h3>
          )}
          <DescriptionList items={sentCounts(record)} />
        </div>
      ))}
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
