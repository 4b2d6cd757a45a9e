import {
  FIRST_TRIPLE,
  fitsRule,
  HIDDEN_RULE,
  judgeRule,
  LARGEST_NUMBER,
  type Rule,
  readNumber,
  rules,
  type Triple,
} from '@werkstadt/shared/literacy/models/rule-task';
import type { StepParams } from '@werkstadt/shared/literacy/package/step';
import { useId, useRef, useState } from 'react';
import * as z from 'zod/mini';
import { m } from '~/platform/i18n/index.ts';
import { announce, Button, ChoiceGroup, Icon, Notice } from '~/ui/index.ts';
import type { StepProps } from '../../step-props.ts';
import { TakesFocus } from '../../takes-focus.tsx';

type RuleParams = Extract<StepParams<'feed-sim'>, { part: 'rule-task' }>;

const number = z.int().check(z.minimum(-LARGEST_NUMBER), z.maximum(LARGEST_NUMBER));
const savedSchema = z.object({
  tries: z.array(z.tuple([number, number, number])).check(z.maxLength(60)),
  /** Rules named so far, the last one last. */
  named: z.array(z.enum(rules)).check(z.maxLength(30)),
  solved: z.boolean(),
});
type Saved = z.infer<typeof savedSchema>;

export interface RuleResult {
  readonly found: boolean;
  readonly tries: number;
  /** Tries that could have spoken against the first rule named. */
  readonly against: number;
}

const ruleWord: Record<Rule, () => string> = {
  'even-plus-two': m.sim_rule_even_plus_two,
  'plus-two': m.sim_rule_plus_two,
  'equal-steps': m.sim_rule_equal_steps,
  'even-ascending': m.sim_rule_even_ascending,
  ascending: m.sim_rule_ascending,
  'any-numbers': m.sim_rule_any,
};

const tripleWords = (triple: Triple): string => triple.join(' – ');

/** 2-4-6: three numbers fit a hidden rule; try others, name the rule, and see which tries could have spoken against it. */
export function RuleTask({ params, text, saved, onSave, onDone }: StepProps<RuleParams, RuleResult>) {
  const parsed = savedSchema.safeParse(saved);
  const [state, setState] = useState<Saved>(parsed.success ? parsed.data : { tries: [], named: [], solved: false });
  const [typed, setTyped] = useState<readonly [string, string, string]>(['', '', '']);
  const [complaint, setComplaint] = useState(false);
  const [naming, setNaming] = useState(false);
  const [choice, setChoice] = useState<Rule | null>(null);
  const [justTried, setJustTried] = useState(false);
  const [justNamed, setJustNamed] = useState(false);
  const [justRevealed, setJustRevealed] = useState(false);
  const first = useRef<HTMLInputElement>(null);
  const id = useId();
  const { tries, named, solved } = state;
  const last = named.at(-1);
  const verdict = last && judgeRule(last, tries);
  const left = params.maximumTries - tries.length;

  const change = (next: Saved) => {
    setState(next);
    onSave(next);
    const [firstNamed] = next.named;
    if (next.solved) {
      onDone({
        found: next.named.at(-1) === HIDDEN_RULE,
        tries: next.tries.length,
        against: firstNamed ? judgeRule(firstNamed, next.tries).against : 0,
      });
    }
  };
  const attempt = () => {
    const [a, b, c] = typed.map(readNumber);
    if (a === null || b === null || c === null || a === undefined || b === undefined || c === undefined) {
      setComplaint(true);
      return;
    }
    setComplaint(false);
    const triple: Triple = [a, b, c];
    announce(`${tripleWords(triple)}: ${fitsRule(triple, HIDDEN_RULE) ? m.sim_rule_fits() : m.sim_rule_fits_not()}`);
    change({ ...state, tries: [...tries, [a, b, c]] });
    setTyped(['', '', '']);
    setJustTried(true);
    first.current?.focus();
  };
  const name = () => {
    if (!choice) return;
    setNaming(false);
    setChoice(null);
    setJustNamed(true);
    change({ tries, named: [...named, choice], solved: choice === HIDDEN_RULE });
  };
  return (
    <div className="stack">
      {text(params.task)}
      <TakesFocus when={justTried && left <= 0}>
        <ol className="rule-tries">
          {[FIRST_TRIPLE, ...tries].map((triple, index) => {
            const fits = fitsRule(triple, HIDDEN_RULE);
            return (
              // biome-ignore lint/suspicious/noArrayIndexKey: the same numbers may be tried twice
              <li key={index} className={fits ? 'rule-try rule-try--fits' : 'rule-try'}>
                <span className="rule-try__numbers">{tripleWords(triple)}</span>
                <Icon name={fits ? 'check' : 'close'} size={20} />
                {fits ? m.sim_rule_fits() : m.sim_rule_fits_not()}
              </li>
            );
          })}
        </ol>
      </TakesFocus>
      {!solved && left > 0 && (
        <form
          className="stack stack--tight"
          onSubmit={(event) => {
            event.preventDefault();
            attempt();
          }}
        >
          <fieldset className="rule-form" aria-describedby={complaint ? `${id}-error` : undefined}>
            <legend>{m.sim_rule_own_numbers({ left })}</legend>
            {([0, 1, 2] as const).map((place) => (
              <input
                key={place}
                ref={place === 0 ? first : undefined}
                className="kern-form-input__input"
                type="text"
                inputMode="text"
                autoComplete="off"
                aria-label={m.sim_rule_number({ number: place + 1 })}
                aria-invalid={(complaint && readNumber(typed[place]) === null) || undefined}
                value={typed[place]}
                onChange={(event) => {
                  const value = event.target.value;
                  setTyped([
                    place === 0 ? value : typed[0],
                    place === 1 ? value : typed[1],
                    place === 2 ? value : typed[2],
                  ]);
                }}
              />
            ))}
          </fieldset>
          {complaint && (
            <p className="field__error" id={`${id}-error`} role="alert">
              {m.sim_rule_whole_numbers()}
            </p>
          )}
          <Button type="submit" block icon="arrow-right">
            {m.sim_rule_try()}
          </Button>
        </form>
      )}
      {!solved && tries.length > 0 && !naming && (
        <Button block onClick={() => setNaming(true)}>
          {m.sim_rule_know()}
        </Button>
      )}
      {!solved && naming && (
        <TakesFocus when>
          <div className="stack stack--tight">
            <ChoiceGroup
              label={m.sim_rule_which()}
              value={choice}
              onChange={setChoice}
              options={rules.map((rule) => ({ value: rule, label: ruleWord[rule]() }))}
            />
            <Button block onClick={name}>
              {choice ? m.sim_rule_name_it() : m.sim_rule_choose_first()}
            </Button>
          </div>
        </TakesFocus>
      )}
      {verdict && last && (
        <TakesFocus key={named.length} when={justNamed}>
          <Notice
            tone={verdict.right ? 'success' : 'info'}
            title={verdict.right ? m.sim_rule_right() : m.sim_rule_wrong()}
          >
            <p>{m.sim_rule_named({ rule: ruleWord[last]() })}</p>
            <p>{m.sim_rule_counts({ tries: tries.length, fitting: verdict.fitting, against: verdict.against })}</p>
            {verdict.counterexample && (
              <p>
                {m.sim_rule_counterexample({
                  numbers: tripleWords(verdict.counterexample),
                  answer: fitsRule(verdict.counterexample, HIDDEN_RULE) ? m.sim_rule_fits() : m.sim_rule_fits_not(),
                })}
              </p>
            )}
          </Notice>
        </TakesFocus>
      )}
      {!solved && (named.length > 0 || left <= 0) && (
        <Button
          block
          onClick={() => {
            setJustRevealed(true);
            change({ ...state, solved: true });
          }}
        >
          {m.sim_rule_reveal()}
        </Button>
      )}
      {solved && (
        <TakesFocus when={justRevealed}>
          {text(params.reveal)}
          {text(params.end)}
        </TakesFocus>
      )}
    </div>
  );
}
