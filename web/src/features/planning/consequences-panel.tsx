import type { Position } from '@werkstadt/shared/geometry/geojson';
import { lanePlanOf } from '@werkstadt/shared/planning/lane/lane-plan';
import { LANE_PRESETS, type LanePreset } from '@werkstadt/shared/planning/rules/presets';
import { type ReactNode, useEffect, useEffectEvent, useState } from 'react';
import { m, useLocale } from '~/platform/i18n/index.ts';
import { presetWords } from '~/platform/i18n/preset-words.ts';
import { Section, Select } from '~/ui/index.ts';
import { consequenceRows, consequenceSentence, peekWords } from './consequence-rows.ts';
import { CrossSections } from './cross-section.tsx';
import { FigureRow } from './figure-row.tsx';
import { OwnPlace } from './own-place.tsx';
import { PlanningGate } from './planning-gate.tsx';
import './planning.scss';
import { TryOut } from './try-out.tsx';
import { type Consequences, useConsequences } from './use-consequences.ts';

export interface ConsequencesPanelProps {
  /** WGS 84 [lon, lat], in the order of drawing. */
  readonly line: readonly Position[];
  /** The kind's own field, as it was typed. */
  readonly side: unknown;
  /** The cross-section that was chosen; anything else than one shows the usual one. */
  readonly preset: unknown;
  /** Keeps a choice; missing where the lane is not one's own: it is only tried out then. */
  readonly onPreset?: ((preset: LanePreset) => void) | undefined;
  /** Hears what is said where there is room for one line only; empty while there is nothing to say. */
  readonly onPeek?: ((words: string) => void) | undefined;
}

/** What a bike lane means: one sentence, and a table in which every number tells how it came about. Works offline. */
export default function ConsequencesPanel({ line, side, preset: kept, onPreset, onPeek }: ConsequencesPanelProps) {
  useLocale();
  const [tried, setTried] = useState<LanePreset | null>(null);
  const plan = lanePlanOf({ preset: tried ?? kept, side });
  const setPreset = onPreset ?? setTried;
  const found = useConsequences(line, plan);
  const words = found.consequences && line.length > 1 ? peekWords(found.consequences) : '';
  const peek = useEffectEvent((said: string) => onPeek?.(said));
  useEffect(() => peek(words), [words]);
  if (found.state === 'none') return null;
  return (
    <Section title={m.planning_title()}>
      {line.length < 2 ? (
        <p className="muted">{m.planning_too_short()}</p>
      ) : (
        <Answer {...found}>
          <Select
            label={m.planning_preset()}
            value={plan.preset}
            onChange={setPreset}
            options={LANE_PRESETS.map((value) => ({ value, label: presetWords[value]() }))}
          />
        </Answer>
      )}
    </Section>
  );
}

/** `children`: what may be changed about the lane. It stands below the sentence, which a phone's sheet shows first. */
function Answer({
  state,
  consequences,
  updating,
  bytes,
  start,
  desk,
  question,
  children,
}: Consequences & { readonly children: ReactNode }) {
  useLocale();
  return (
    <PlanningGate
      state={state}
      bytes={bytes}
      start={start}
      offer={(size) => m.planning_show_bytes({ size })}
      answered={consequences !== null}
    >
      {consequences && (
        <>
          <p className="consequences__sentence" aria-live="polite">
            {consequenceSentence(consequences)}
          </p>
          {children}
          {desk && <CrossSections desk={desk} question={question} />}
          <p className="muted small">{updating ? m.planning_updating() : m.planning_intro()}</p>
          <div>
            <h3 className="heading-3">{m.planning_for_others()}</h3>
            <ul className="consequences__rows">
              {consequenceRows(consequences).map((row) => (
                <FigureRow
                  key={row.id}
                  {...row}
                  tryOut={
                    desk
                      ? (assumption) => (
                          <TryOut desk={desk} question={question} figure={row.id} assumption={assumption} />
                        )
                      : undefined
                  }
                />
              ))}
            </ul>
          </div>
          {desk && (
            <div className="stack stack--tight">
              <h3 className="heading-3">{m.planning_for_you()}</h3>
              <OwnPlace desk={desk} question={question} />
            </div>
          )}
        </>
      )}
    </PlanningGate>
  );
}
