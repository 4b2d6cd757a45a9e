import './simulation.scss';
import './builder/builder.scss';
import {
  addSource,
  type BuilderGap,
  type BuilderSource,
  type BuilderState,
  builderStateSchema,
  gapsOf,
  isComplete,
  ownerCount,
  removeSource,
  startBuilder,
} from '@werkstadt/shared/literacy/models/proposal-builder';
import type { StepParams } from '@werkstadt/shared/literacy/package/step';
import { useState } from 'react';
import * as z from 'zod/mini';
import { formatDate } from '~/platform/i18n/format.ts';
import { m, useLocale } from '~/platform/i18n/index.ts';
import { kindName } from '~/platform/i18n/kind-words.ts';
import { createId } from '~/platform/ids.ts';
import { announce, Button, ChoiceGroup, FilterChip, Icon, Notice, TextArea } from '~/ui/index.ts';
import type { StepProps } from '../step-props.ts';
import { SourceForm } from './builder/source-form.tsx';
import { TakeOver } from './builder/take-over.tsx';

type BuilderParams = StepParams<'builder'>;
type Card = BuilderParams['cards'][number];

const savedSchema = z.object({ state: builderStateSchema, taken: z.boolean() });
type Saved = z.infer<typeof savedSchema>;

/** A wish of one's own, beside those of the module. */
const OWN = 'own';
const CLAIM_LENGTH = 200;
const AGAINST_LENGTH = 500;

export interface BuilderResult {
  readonly complete: boolean;
  readonly gaps: readonly BuilderGap[];
  readonly taken: boolean;
}

const gapWord: Record<BuilderGap, () => string> = {
  claim: m.sim_builder_gap_claim,
  sources: m.sim_builder_gap_sources,
  'independent-sources': m.sim_builder_gap_independent,
  against: m.sim_builder_gap_against,
};

/** M6: one claim, two independent sources, one thing that speaks against it; then a real draft. */
export default function Builder(props: StepProps<BuilderParams, BuilderResult>) {
  const { params, text, plain, saved, onSave, onDone } = props;
  useLocale();
  const parsed = savedSchema.safeParse(saved);
  const [kept, setKept] = useState<Saved>(() =>
    parsed.success ? parsed.data : { state: startBuilder(createId()), taken: false },
  );
  const { state, taken } = kept;
  const [ownWish, setOwnWish] = useState(state.wish === null && state.claim !== '');
  const wish = params.wishes.find(({ id }) => id === state.wish);
  const change = (next: BuilderState, nowTaken = taken) => {
    setKept({ state: next, taken: nowTaken });
    onSave({ state: next, taken: nowTaken });
    // Incomplete ones may go on too; the gaps are named, never punished.
    if (next.claim.trim() !== '') onDone({ complete: isComplete(next), gaps: gapsOf(next), taken: nowTaken });
  };
  const chooseWish = (id: string) => {
    const chosen = params.wishes.find((each) => each.id === id);
    setOwnWish(!chosen);
    change({
      ...state,
      wish: chosen?.id ?? null,
      kind: chosen?.kind ?? state.kind,
      claim: chosen ? plain(chosen.claim) : '',
      sources: [],
      against: '',
    });
  };
  const sourceOf = (card: Card): BuilderSource => ({
    id: card.id,
    owner: card.owner,
    who: plain(card.who),
    when: formatDate(card.when),
    purpose: plain(card.purpose),
    says: plain(card.says),
    url: card.url,
  });
  const toggleCard = (card: Card) => {
    const laid = state.sources.some(({ id }) => id === card.id);
    change(laid ? removeSource(state, card.id) : addSource(state, sourceOf(card)));
    if (!laid) announce(plain(card.reply));
  };
  const cards = wish ? params.cards.filter(({ id }) => wish.cards.includes(id)) : [];
  const counters = wish ? params.counters.filter(({ id }) => wish.counters.includes(id)) : [];
  const ownSources = state.sources.filter(({ id }) => !cards.some((card) => card.id === id));
  const chosenCounter = counters.find((counter) => plain(counter.text) === state.against);
  const gaps = gapsOf(state);
  return (
    <div className="stack stack--wide">
      {text(params.task)}
      <div className="stack">
        <ChoiceGroup
          label={m.sim_builder_wish()}
          value={wish ? wish.id : ownWish ? OWN : null}
          onChange={chooseWish}
          options={[
            ...params.wishes.map(({ id, claim, kind }) => ({ value: id, label: plain(claim), hint: kindName(kind) })),
            { value: OWN, label: m.sim_builder_own_wish() },
          ]}
        />
        {ownWish && (
          <>
            <TextArea
              label={m.sim_builder_claim()}
              hint={m.sim_builder_claim_hint()}
              value={state.claim}
              maxLength={CLAIM_LENGTH}
              onChange={(claim) => change({ ...state, claim })}
            />
            <ChoiceGroup
              label={m.sim_builder_kind()}
              value={state.kind}
              onChange={(kind) => change({ ...state, kind })}
              options={(['bike-lane', 'place', 'school-district'] as const).map((kind) => ({
                value: kind,
                label: kindName(kind),
              }))}
            />
          </>
        )}
      </div>
      {(wish || ownWish) && (
        <>
          <section className="stack" aria-labelledby="builder-sources">
            <h3 className="heading-3" id="builder-sources">
              {m.sim_builder_sources()}
            </h3>
            {cards.length > 0 && <p>{m.sim_builder_sources_hint()}</p>}
            <ul className="builder-cards">
              {cards.map((card) => {
                const laid = state.sources.some(({ id }) => id === card.id);
                return (
                  <li key={card.id} className={laid ? 'builder-card builder-card--laid' : 'builder-card'}>
                    <strong>{plain(card.who)}</strong>
                    <span className="small muted">
                      {formatDate(card.when)} · {plain(card.purpose)}
                    </span>
                    {text(card.says)}
                    <Button
                      size="small"
                      icon={laid ? 'check' : 'plus'}
                      aria-pressed={laid}
                      onClick={() => toggleCard(card)}
                    >
                      {laid ? m.sim_builder_laid() : m.sim_builder_lay()}
                    </Button>
                    {laid && (
                      <div className="builder-reply">
                        <Icon name={card.carries ? 'circle-check' : 'info'} size={20} />
                        <div>
                          <strong>{card.carries ? m.sim_builder_carries() : m.sim_builder_carries_not()}</strong>
                          {text(card.reply)}
                        </div>
                      </div>
                    )}
                  </li>
                );
              })}
              {ownSources.map((source) => (
                <li key={source.id} className="builder-card builder-card--laid">
                  <strong>{source.who}</strong>
                  <span className="small muted">{[source.when, source.purpose].filter(Boolean).join(' · ')}</span>
                  <Button size="small" icon="trash" onClick={() => change(removeSource(state, source.id))}>
                    {m.sim_builder_remove()}
                  </Button>
                </li>
              ))}
            </ul>
            <details className="data-table-fold" open={ownWish || undefined}>
              <summary>{m.sim_builder_own_source()}</summary>
              <SourceForm
                onAdd={(source) =>
                  change(addSource(state, { ...source, id: `own-${createId()}`, owner: source.who, says: '' }))
                }
              />
            </details>
            <p>{m.sim_builder_voices({ count: ownerCount(state) })}</p>
          </section>
          <section className="stack" aria-labelledby="builder-against">
            <h3 className="heading-3" id="builder-against">
              {m.sim_builder_against()}
            </h3>
            {counters.length > 0 && (
              <fieldset className="learn-suggestions">
                <legend className="visually-hidden">{m.sim_builder_against()}</legend>
                {counters.map((counter) => (
                  <FilterChip
                    key={counter.id}
                    pressed={counter === chosenCounter}
                    onClick={() => change({ ...state, against: counter === chosenCounter ? '' : plain(counter.text) })}
                  >
                    {plain(counter.text)}
                  </FilterChip>
                ))}
              </fieldset>
            )}
            {chosenCounter && <div className="builder-reply">{text(chosenCounter.reply)}</div>}
            <TextArea
              label={m.sim_builder_against_own()}
              value={state.against}
              maxLength={AGAINST_LENGTH}
              onChange={(against) => change({ ...state, against })}
            />
          </section>
          {gaps.length > 0 ? (
            <Notice title={m.sim_builder_gaps()}>
              <ul className="bullets">
                {gaps.map((gap) => (
                  <li key={gap}>{gapWord[gap]()}</li>
                ))}
              </ul>
            </Notice>
          ) : (
            <Notice tone="success" title={m.sim_builder_complete()}>
              {text(params.end)}
            </Notice>
          )}
          {state.claim.trim() !== '' && <TakeOver state={state} taken={taken} onTaken={() => change(state, true)} />}
        </>
      )}
    </div>
  );
}
