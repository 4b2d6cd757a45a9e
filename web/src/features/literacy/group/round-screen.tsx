import { useParams, useSearch } from '@tanstack/react-router';
import { readRoundResult } from '@werkstadt/shared/literacy/workshop/round-result';
import { may } from '@werkstadt/shared/person/permissions';
import type { Round } from '@werkstadt/shared/workshop/round';
import { showRoundCode } from '@werkstadt/shared/workshop/round-code';
import { useEffect, useState } from 'react';
import { useCity, useSession } from '~/platform/data/index.ts';
import { errorText } from '~/platform/i18n/error-text.ts';
import { m, useLocale } from '~/platform/i18n/index.ts';
import { useLearningRecords } from '~/platform/learning/index.ts';
import { Button, ButtonLink, Card, EmptyState, Notice, Page, Skeleton, TryAgain } from '~/ui/index.ts';
import { moduleEntry } from '../content/module-entries.ts';
import { activityName, isCourseActivity, isReviewed } from './activity.ts';
import { CoursePhoneView } from './course-phone-view.tsx';
import { readJoined, refreshJoined } from './joined-round.ts';
import { LeaderView } from './leader-view.tsx';
import { PhoneView } from './phone-view.tsx';
import { PublicationView } from './publication-view.tsx';
import { groupClient, useRound } from './use-round.ts';
import '../literacy.scss';

/** A result that a camera read from another phone's screen. */
function ForeignResult({ round, result }: { readonly round: Round; readonly result: string }) {
  const city = useCity();
  const [outcome, setOutcome] = useState<string | null>(null);
  const send = async () => {
    const answer = await groupClient.report(city.id, round.code, result);
    setOutcome(answer.ok ? m.group_taken() : errorText(answer.failure.code));
  };
  return (
    <Card tone="accent">
      <div className="stack">
        <p>{m.group_foreign_text()}</p>
        <div className="button-row">
          <Button icon="send" onClick={send}>
            {m.group_foreign_send()}
          </Button>
        </div>
        <p role="status">{outcome}</p>
      </div>
    </Card>
  );
}

function RoundContent({ round, show }: { readonly round: Round; readonly show: (round: Round) => void }) {
  const { session } = useSession();
  const { result } = useSearch({ from: '/$city/learn/group/$code' });
  const { records } = useLearningRecords();
  const joined = readJoined(records, round.code);
  const entry = moduleEntry(round.activity);
  const leads = may({ roles: session?.roles ?? [] }, 'lead-group') && !joined;
  const closed = round.closedAt !== null;
  useEffect(() => {
    if (joined && closed && joined.round.closedAt === null) refreshJoined(joined, round);
  }, [joined, closed, round]);
  const name = activityName(round.activity);
  if (name === null) return <Notice tone="warning">{m.learn_module_gone()}</Notice>;
  return (
    <div className="stack stack--wide">
      <div className="stack stack--tight">
        <h2 className="heading-1">{name}</h2>
        <p className="muted">{m.group_round_code({ code: showRoundCode(round.code) })}</p>
      </div>
      {result && readRoundResult(result) && !closed && <ForeignResult round={round} result={result} />}
      {leads && !closed && <LeaderView round={round} reviewed={isReviewed(round.activity)} onClosed={show} />}
      {!leads && entry && <PhoneView round={round} joined={joined} entry={entry} />}
      {!leads && isCourseActivity(round.activity) && <CoursePhoneView round={round} joined={joined} />}
      {round.publication && <PublicationView publication={round.publication} />}
    </div>
  );
}

/** One round: for the one who leads it, for those who take part, and its result. `/$city/learn/group/$code` */
export default function RoundScreen() {
  useLocale();
  const params = { city: useCity().slug };
  const { code } = useParams({ from: '/$city/learn/group/$code' });
  const { state, look, show } = useRound(code);
  const { ready, records } = useLearningRecords();
  const kept = readJoined(records, code)?.round;
  const round = state.step === 'ready' ? state.round : kept;
  return (
    <Page title={m.learn_group_title()} back={{ to: '/$city/learn/group', params }}>
      {round && ready ? (
        <RoundContent round={round} show={show} />
      ) : state.step === 'failed' ? (
        <EmptyState
          icon={state.code === 'network-unreachable' ? 'wifi-off' : 'search'}
          title={state.code === 'not-found' ? m.group_unknown() : errorText(state.code)}
          action={
            <>
              <TryAgain onClick={look} />
              <ButtonLink variant="primary" to="/$city/learn/group" params={params}>
                {m.group_other_code()}
              </ButtonLink>
            </>
          }
        />
      ) : (
        <Skeleton lines={4} />
      )}
    </Page>
  );
}
