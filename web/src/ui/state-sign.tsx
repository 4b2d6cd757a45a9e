import { messageByKey, useLocale } from '~/platform/i18n/index.ts';
import { type SignName, signs } from './state-sign-shapes.ts';

interface Stateful {
  /** State of the public life. */
  readonly state:
    | 'submitted'
    | Extract<SignName, 'in-review' | 'accepted' | 'partly' | 'declined' | 'done' | 'withdrawn'>;
  /** While one's own words are not yet confirmed by the city. */
  readonly local?:
    | Extract<SignName, 'draft' | 'saved' | 'sending' | 'received' | 'parked' | 'attention'>
    | null
    | undefined;
}

/** The one sign a proposal carries: its way to the city first, then the city's answer. */
export function signOf({ state, local }: Stateful): SignName {
  if (local && local !== 'received') return local;
  return state === 'submitted' ? 'received' : state;
}

/** The word beside the sign, in the reader's language. */
export const signWord = (sign: SignName): string => messageByKey(`state_${sign.replaceAll('-', '_')}`);

export interface StateSignProps {
  readonly sign: SignName;
  /** Says the word to screen readers; leave it out where the word stands beside. */
  readonly named?: boolean | undefined;
  readonly size?: 20 | 24 | 32 | undefined;
}

/** Shape and colour of a state. Stands beside its word, or is `named`. */
export function StateSign({ sign, named = false, size = 24 }: StateSignProps) {
  useLocale();
  const { tone, paths } = signs[sign];
  return (
    <svg
      className={`state-sign state-sign--${tone} icon--${size}`}
      viewBox="0 0 24 24"
      focusable="false"
      role="img"
      aria-hidden={!named}
    >
      <title>{signWord(sign)}</title>
      {paths.map(({ d, paint, dashed }) => (
        <path key={d} d={d} className={`state-sign__${paint}`} strokeDasharray={dashed ? '3.2 3.1' : undefined} />
      ))}
    </svg>
  );
}

export interface StatePillProps {
  readonly sign: SignName;
  /** Instead of the state's own word: «Bei der Stadt angekommen · Nr. 4711». */
  readonly word?: string | undefined;
}

/** Sign and word in a pill. */
export function StatePill({ sign, word }: StatePillProps) {
  useLocale();
  return (
    <span className="state-pill">
      <StateSign sign={sign} size={20} />
      <span>{word ?? signWord(sign)}</span>
    </span>
  );
}
