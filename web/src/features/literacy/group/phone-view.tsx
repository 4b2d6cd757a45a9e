import { useNavigate } from '@tanstack/react-router';
import { leaveCourse } from '@werkstadt/shared/literacy/course';
import type { Round } from '@werkstadt/shared/workshop/round';
import { useCity } from '~/platform/data/index.ts';
import { m } from '~/platform/i18n/index.ts';
import { Button, ButtonLink, Card, Icon, Notice, Section } from '~/ui/index.ts';
import type { ModuleEntry } from '../content/module-entries.ts';
import { changeCourse, useCourse } from '../course/course-record.ts';
import { beginRun, useModuleRuns } from '../player/runs.ts';
import { today } from '../today.ts';
import { type JoinedRound, joinRound } from './joined-round.ts';
import { SendResult } from './send-result.tsx';

interface PhoneViewProps {
  readonly round: Round;
  readonly joined: JoinedRound | null;
  readonly entry: ModuleEntry;
}

/** For those who take part: begin, go on, send. */
export function PhoneView({ round, joined, entry }: PhoneViewProps) {
  const city = useCity();
  const navigate = useNavigate();
  const moduleId = entry.description.id;
  const course = useCourse();
  const inCourse = course !== null && course.left === null && course.tests[2].done === null;
  const run = useModuleRuns().run({ moduleId, round: round.code });
  const begin = async () => {
    await joinRound(round);
    changeCourse((running) => leaveCourse(running, today()));
    beginRun({ moduleId, round: round.code }, round.seed, 'module');
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
          {inCourse && <Notice tone="warning">{m.group_ends_course()}</Notice>}
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
