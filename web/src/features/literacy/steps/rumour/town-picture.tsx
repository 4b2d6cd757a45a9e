import { BELIEVES, CHECKED, UNAWARE } from '@werkstadt/shared/literacy/models/rumour';
import type { RumourTown } from '@werkstadt/shared/literacy/models/rumour-town';
import { memo } from 'react';
import { pathOfLinks, pathOfPersons, pathOfState, type TownLayout } from './town-layout.ts';

const Streets = memo(function Streets({ town, layout }: { readonly town: RumourTown; readonly layout: TownLayout }) {
  return (
    <>
      <path className="rumour-town__links" d={pathOfLinks(town, layout, false)} />
      <path className="rumour-town__bridges" d={pathOfLinks(town, layout, true)} />
    </>
  );
});

export interface TownPictureProps {
  readonly town: RumourTown;
  readonly layout: TownLayout;
  readonly held: Uint8Array;
  /** Get a ring of their own. */
  readonly checkers: readonly number[];
  /** What the picture shows, said to those who do not see it. */
  readonly summary: string;
  /** Number in the middle of each district. */
  readonly middles: readonly string[];
}

/** Everybody in town with their contacts; three shapes for three states. */
export function TownPicture({ town, layout, held, checkers, summary, middles }: TownPictureProps) {
  return (
    <svg className="rumour-town" viewBox={`0 0 ${layout.width} ${layout.height}`} role="img" aria-label={summary}>
      <Streets town={town} layout={layout} />
      <path className="rumour-town__unaware" d={pathOfState(layout, held, UNAWARE, 'ring')} />
      <path className="rumour-town__checked" d={pathOfState(layout, held, CHECKED, 'diamond')} />
      <path className="rumour-town__believes" d={pathOfState(layout, held, BELIEVES, 'disc')} />
      <path className="rumour-town__placed" d={pathOfPersons(layout, checkers)} />
      {layout.middles.map(({ x, y }, district) => (
        <text key={`${x}`} className="rumour-town__middle" x={x} y={y}>
          {middles[district]}
        </text>
      ))}
    </svg>
  );
}

/** The shape of a state, beside its word. */
export function StateShape({ state }: { readonly state: 'unaware' | 'believes' | 'checked' }) {
  return (
    <svg className="rumour-shape" viewBox="-7 -7 14 14" aria-hidden="true">
      {state === 'checked' ? (
        <path className="rumour-town__checked" d="M0 -6.5l6.5 6.5l-6.5 6.5l-6.5 -6.5z" />
      ) : (
        <circle className={`rumour-town__${state}`} r={state === 'believes' ? 5.5 : 4} />
      )}
    </svg>
  );
}
