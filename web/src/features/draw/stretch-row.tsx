import type { DraftAction } from '@werkstadt/shared/draft/reduce-draft';
import type { StreetStretch } from '@werkstadt/shared/draft/street-stretches';
import { lineLengthMetres } from '@werkstadt/shared/geometry/line-length-metres';
import { formatLength } from '~/platform/i18n/format.ts';
import { m, useLocale } from '~/platform/i18n/index.ts';
import { FilterChip } from '~/ui/index.ts';

/** Streets of a stretch that are told by name; more make a row nobody reads. */
const MOST_NAMES = 3;

/** «Badstraße, Am Markt», or why there is none. */
function wayWords({ free, route, line }: StreetStretch): string {
  if (free) return m.draw_stretch_is_free();
  if (!route) return m.draw_stretch_waits();
  if (route.segments.length === 0) return line.length > 2 ? m.draw_stretch_gone() : m.draw_stretch_no_street();
  const names = [...new Set(route.streets.map(({ name }) => name).filter((name) => name !== ''))];
  if (names.length === 0) return m.draw_stretch_unnamed();
  return names.length > MOST_NAMES ? `${names.slice(0, MOST_NAMES).join(', ')} …` : names.join(', ');
}

/** One stretch in the list of corners: which streets it follows, how long it is, and the switch to a free line. */
export function StretchRow({
  stretch,
  act,
}: {
  readonly stretch: StreetStretch;
  readonly act: (action: DraftAction) => void;
}) {
  useLocale();
  const { index, free, line } = stretch;
  return (
    <div className="stretch-row">
      <span className="stretch-row__words">
        {wayWords(stretch)} <span className="muted">{formatLength(lineLengthMetres(line))}</span>
      </span>
      <FilterChip
        icon="spline"
        pressed={!free}
        aria-label={m.draw_stretch_along({ number: index })}
        onClick={() => act({ type: 'set-free', index, free: !free })}
      >
        {m.draw_snapping()}
      </FilterChip>
    </div>
  );
}
