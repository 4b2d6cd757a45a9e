import type { ErrorCode } from '@werkstadt/shared/errors/codes';
import type { ToldCount } from '@werkstadt/shared/literacy/workshop/publication';
import { readRoundResult } from '@werkstadt/shared/literacy/workshop/round-result';
import type { Round } from '@werkstadt/shared/workshop/round';
import { showRoundCode } from '@werkstadt/shared/workshop/round-code';
import { type FormEvent, useEffect, useState } from 'react';
import { useCity } from '~/platform/data/index.ts';
import { errorText } from '~/platform/i18n/error-text.ts';
import { m } from '~/platform/i18n/index.ts';
import { Button, Card, Dialog, Notice, Section, showToast, TextField } from '~/ui/index.ts';
import { QrCode } from '~/ui/qr-code.tsx';
import { toldWords } from './publication-view.tsx';
import { groupClient } from './use-round.ts';

const COUNT_AGAIN_MS = 5000;

function useResultCount(round: Round): ToldCount | null {
  const city = useCity();
  const [count, setCount] = useState<ToldCount | null>(null);
  useEffect(() => {
    let left = false;
    const ask = async () => {
      const answer = await groupClient.count(city.id, round.code);
      if (!left && answer.ok) setCount(answer.value);
    };
    ask();
    const timer = setInterval(ask, COUNT_AGAIN_MS);
    return () => {
      left = true;
      clearInterval(timer);
    };
  }, [city.id, round.code]);
  return count;
}

/** A phone without a network shows its result as 32 or 64 signs: the leader types them. */
function TypeResult({ round }: { readonly round: Round }) {
  const city = useCity();
  const [typed, setTyped] = useState('');
  const [problem, setProblem] = useState<string | undefined>(undefined);
  const take = async (event: FormEvent) => {
    event.preventDefault();
    const signs = typed.toUpperCase().replace(/[\s-]/g, '');
    if (!readRoundResult(signs)) return setProblem(m.group_type_wrong());
    const answer = await groupClient.report(city.id, round.code, signs);
    if (!answer.ok) {
      return setProblem(
        answer.failure.code === 'input-invalid' ? m.group_type_wrong() : errorText(answer.failure.code),
      );
    }
    setTyped('');
    setProblem(undefined);
    showToast({ text: m.group_taken() });
  };
  return (
    <Section title={m.group_type_title()}>
      <form className="stack" noValidate onSubmit={take}>
        <TextField
          label={m.group_type_label()}
          hint={m.group_type_hint()}
          autoComplete="off"
          autoCapitalize="characters"
          spellCheck={false}
          value={typed}
          onChange={setTyped}
          error={problem}
        />
        <div className="button-row">
          <Button type="submit">{m.group_take()}</Button>
        </div>
      </form>
    </Section>
  );
}

interface CloseRoundProps {
  readonly round: Round;
  readonly onClosed: (round: Round) => void;
}

/** Asks before: what comes later is not counted any more. */
function CloseRound({ round, onClosed }: CloseRoundProps) {
  const city = useCity();
  const [asking, setAsking] = useState(false);
  const [refused, setRefused] = useState<ErrorCode | null>(null);
  const close = async () => {
    const answer = await groupClient.close(city.id, round.code);
    if (!answer.ok) return setRefused(answer.failure.code);
    setAsking(false);
    onClosed(answer.value);
  };
  return (
    <>
      <Button variant="primary" icon="flag" onClick={() => setAsking(true)}>
        {m.group_close()}
      </Button>
      {asking && (
        <Dialog
          open
          title={m.group_close_title()}
          onClose={() => setAsking(false)}
          actions={
            <>
              <Button onClick={() => setAsking(false)}>{m.group_close_not_yet()}</Button>
              <Button variant="primary" icon="flag" onClick={close}>
                {m.group_close()}
              </Button>
            </>
          }
        >
          <p>{m.group_close_text()}</p>
          {refused && (
            <Notice tone="error" live>
              {errorText(refused)}
            </Notice>
          )}
        </Dialog>
      )}
    </>
  );
}

interface LeaderViewProps extends CloseRoundProps {
  /** Whether the module's statements have been reviewed from outside: a leader should know. */
  readonly reviewed: boolean;
}

/** For the one who leads: the code to join by, how many results have come, the end of the round. */
export function LeaderView({ round, reviewed, onClosed }: LeaderViewProps) {
  const city = useCity();
  const count = useResultCount(round);
  const address = `${window.location.origin}/${city.slug}/learn/group/${round.code}`;
  return (
    <div className="stack stack--wide">
      <Card>
        <div className="round-code">
          <QrCode content={address} label={m.group_qr_join()} />
          <div className="stack stack--tight">
            <p>{m.group_code_say()}</p>
            <p className="round-code__signs">{showRoundCode(round.code)}</p>
            <p className="muted">{m.group_code_where({ address: `${window.location.host}/${city.slug}` })}</p>
          </div>
        </div>
      </Card>
      <p role="status">
        <strong>{m.group_results_so_far({ count: count ? toldWords(count) : '…' })}</strong>
      </p>
      {!reviewed && <Notice>{m.learn_not_reviewed()}</Notice>}
      <div className="button-row">
        <CloseRound round={round} onClosed={onClosed} />
      </div>
      <TypeResult round={round} />
    </div>
  );
}
