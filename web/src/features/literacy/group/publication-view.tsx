import { groupSentence, groupSizeSentence } from '@werkstadt/shared/literacy/wording/group-result';
import type { Publication, ToldCount } from '@werkstadt/shared/literacy/workshop/publication';
import { MIN_COUNT, MIN_GAIN } from '@werkstadt/shared/literacy/workshop/publication';
import { formatNumber } from '~/platform/i18n/format.ts';
import { m } from '~/platform/i18n/index.ts';
import { Card, Notice, Section } from '~/ui/index.ts';

export function toldWords(count: ToldCount): string {
  const value = formatNumber(count.value);
  if (count.kind === 'fewer-than') return m.group_fewer_than({ count: value });
  return count.kind === 'more-than' ? m.group_more_than({ count: value }) : value;
}

type Answers = NonNullable<Publication['answers']>;
type Gain = NonNullable<Publication['gain']>;

/** How many statements of each kind were recognised, both kinds together ([H1]). */
function AnswerTable({ title, before, after }: Answers & { readonly title: string }) {
  const cell = ({ right, of }: Answers['before']['true']) =>
    m.group_of({ right: toldWords(right), of: formatNumber(of) });
  return (
    <table className="group-table">
      <caption className="group-table__title">{title}</caption>
      <thead>
        <tr>
          <th scope="col">
            <span className="visually-hidden">{m.group_table_kind()}</span>
          </th>
          <th scope="col">{m.learn_feedback_before()}</th>
          <th scope="col">{m.learn_feedback_after()}</th>
        </tr>
      </thead>
      <tbody>
        <tr>
          <th scope="row">{m.group_true_recognised()}</th>
          <td>{cell(before.true)}</td>
          <td>{cell(after.true)}</td>
        </tr>
        <tr>
          <th scope="row">{m.group_false_recognised()}</th>
          <td>{cell(before.false)}</td>
          <td>{cell(after.false)}</td>
        </tr>
      </tbody>
    </table>
  );
}

const signed = (value: number): string => `${value > 0 ? '+' : ''}${formatNumber(Math.round(value * 100) / 100)}`;

function meanWords({ mean, interval }: Gain['dPrime']): string {
  const { low, high } = interval ?? { low: mean, high: mean };
  return m.group_mean({ mean: signed(mean), low: signed(low), high: signed(high) });
}

function sentenceWords(gain: Gain): string {
  switch (groupSentence(gain)) {
    case 'learnt':
      return m.group_sentence_learnt();
    case 'more-mistrust':
      return m.group_sentence_mistrust();
    case 'no-difference-shown':
      return m.group_sentence_no_difference();
  }
}

function sizeWords(learners: number): string {
  const count = formatNumber(learners);
  switch (groupSizeSentence(learners)) {
    case 'seldom':
      return m.group_size_seldom({ count });
    case 'half':
      return m.group_size_half({ count });
    case 'mostly':
      return m.group_size_mostly({ count });
  }
}

/** d′ and c with their intervals, together ([H1], [H3]). */
function GainNumbers({ gain }: { readonly gain: Pick<Gain, 'dPrime' | 'criterion'> }) {
  return (
    <>
      <p>{m.group_d_prime({ value: meanWords(gain.dPrime) })}</p>
      <p>{m.group_criterion({ value: meanWords(gain.criterion) })}</p>
    </>
  );
}

/** Gain in telling apart, and the way the group leans: never one without the other ([H1], [H3], [H4]). */
function GainWords({ gain }: { readonly gain: Gain }) {
  return (
    <Card tone="accent">
      <div className="stack stack--tight">
        <p>
          <strong>{sentenceWords(gain)}</strong>
        </p>
        <GainNumbers gain={gain} />
        <p className="muted">{sizeWords(gain.learners)}</p>
      </div>
    </Card>
  );
}

interface CourseGainProps {
  readonly learners: number;
  readonly taught: Pick<Gain, 'dPrime' | 'criterion'>;
  readonly untaught: Pick<Gain, 'dPrime' | 'criterion'>;
  readonly difference: Pick<Gain, 'dPrime' | 'criterion'>;
}

/** A course is told by what was taught minus what was not: the rest is practice and mood ([H4]). */
function CourseGainWords({ learners, taught, untaught, difference }: CourseGainProps) {
  return (
    <>
      <GainWords gain={{ learners, ...difference }} />
      <p className="muted">{m.group_course_difference()}</p>
      <div className="stack stack--tight">
        <h3 className="heading-3">{m.course_result_taught()}</h3>
        <GainNumbers gain={taught} />
      </div>
      <div className="stack stack--tight">
        <h3 className="heading-3">{m.course_result_untaught()}</h3>
        <GainNumbers gain={untaught} />
      </div>
    </>
  );
}

/** What a round brought: said once, when it closed, and only what tells of nobody. */
export function PublicationView({ publication }: { readonly publication: Publication }) {
  const { learners, answers, gain, untaught } = publication;
  return (
    <Section title={m.group_result_title()}>
      <p>{m.group_learners({ count: toldWords(learners) })}</p>
      {answers ? (
        <AnswerTable title={untaught ? m.course_result_taught() : m.group_table()} {...answers} />
      ) : (
        <Notice>{m.group_too_few({ count: MIN_COUNT })}</Notice>
      )}
      {untaught && <AnswerTable title={m.course_result_untaught()} {...untaught.answers} />}
      {gain && !untaught && <GainWords gain={gain} />}
      {gain && untaught?.gain && untaught.difference && (
        <CourseGainWords
          learners={gain.learners}
          taught={gain}
          untaught={untaught.gain}
          difference={untaught.difference}
        />
      )}
      {answers && !gain && <Notice>{m.group_no_gain({ count: MIN_GAIN })}</Notice>}
      <p className="muted small">{m.group_result_note()}</p>
    </Section>
  );
}
