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
function AnswerTable({ before, after }: Answers) {
  const cell = ({ right, of }: Answers['before']['true']) =>
    m.group_of({ right: toldWords(right), of: formatNumber(of) });
  return (
    <table className="group-table">
      <caption className="visually-hidden">{m.group_table()}</caption>
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

/** Gain in telling apart, and the way the group leans: never one without the other ([H1], [H3], [H4]). */
function GainWords({ gain }: { readonly gain: Gain }) {
  return (
    <Card tone="accent">
      <div className="stack stack--tight">
        <p>
          <strong>{sentenceWords(gain)}</strong>
        </p>
        <p>{m.group_d_prime({ value: meanWords(gain.dPrime) })}</p>
        <p>{m.group_criterion({ value: meanWords(gain.criterion) })}</p>
        <p className="muted">{sizeWords(gain.learners)}</p>
      </div>
    </Card>
  );
}

/** What a round brought: said once, when it closed, and only what tells of nobody. */
export function PublicationView({ publication }: { readonly publication: Publication }) {
  const { learners, answers, gain } = publication;
  return (
    <Section title={m.group_result_title()}>
      <p>{m.group_learners({ count: toldWords(learners) })}</p>
      {answers ? <AnswerTable {...answers} /> : <Notice>{m.group_too_few({ count: MIN_COUNT })}</Notice>}
      {gain && <GainWords gain={gain} />}
      {answers && !gain && <Notice>{m.group_no_gain({ count: MIN_GAIN })}</Notice>}
      <p className="muted small">{m.group_result_note()}</p>
    </Section>
  );
}
