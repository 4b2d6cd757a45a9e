import type { DistrictFigures, ZoneFigures } from '@werkstadt/shared/districts/figures/district-figures';
import { useId } from 'react';
import { paletteOf } from '~/features/map/index.ts';
import { formatNumber } from '~/platform/i18n/format.ts';
import { m, useLocale } from '~/platform/i18n/index.ts';
import { Chip, useTheme } from '~/ui/index.ts';
import type { DistrictLayer } from '../layer/district-layer.ts';
import { PATTERN_LINE_PIXELS, PATTERN_PIXELS, zonePatterns } from '../map/zone-pattern.ts';
import { countWords, estimateWords } from './pupil-words.ts';

export interface PlacesBarsProps {
  readonly layer: DistrictLayer;
  readonly figures: DistrictFigures;
}

/** The longest bar ends before its ground does, so that its edge and mark are whole. */
const ROOM_BESIDE = 1.03;

/** Pupils of each school against its places: words, and a bar in the school's pattern with a mark at its places. */
export function PlacesBars({ layer, figures }: PlacesBarsProps) {
  useLocale();
  const { year, zones } = figures;
  const most =
    ROOM_BESIDE *
    Math.max(1, ...zones.flatMap(({ pupils, places }) => [pupils[year]?.value ?? 0, places[year]?.value ?? 0]));
  const someTag = zones.map(({ pupils }) => pupils[year] && estimateWords(pupils[year])).find(Boolean);
  const withPlaces = zones.some(({ places }) => places[year]?.value != null);
  return (
    <div className="places-bars">
      <ul className="places-bars__list">
        {zones.map((zone) => (
          <li key={zone.schoolId}>
            <PlacesBar layer={layer} zone={zone} year={year} most={most} />
          </li>
        ))}
      </ul>
      <div className="places-bars__foot">
        <p className="muted small">{withPlaces ? m.districts_bar_mark() : m.planning_reason_no_places()}</p>
        {someTag && <Chip dashed>{someTag}</Chip>}
      </div>
    </div>
  );
}

interface PlacesBarProps {
  readonly layer: DistrictLayer;
  readonly zone: ZoneFigures;
  readonly year: number;
  /** Where every bar of the list would end. */
  readonly most: number;
}

function PlacesBar({ layer, zone, year, most }: PlacesBarProps) {
  const pupils = zone.pupils[year];
  const places = zone.places[year]?.value ?? null;
  const count = pupils?.value ?? 0;
  const over = places === null ? 0 : count - places;
  return (
    <>
      <div className="places-bars__words">
        <span className="places-bars__name">{layer.data.schoolName[zone.zone - 1]}</span>
        <span className="places-bars__count">
          {pupils && (
            <>
              <strong>{countWords(pupils)}</strong>
              {places !== null && ` ${m.districts_of_places({ places: formatNumber(places) })}`}
            </>
          )}
          {over > 0 && (
            <strong className="places-bars__over">, {m.districts_too_many({ count: formatNumber(over) })}</strong>
          )}
        </span>
      </div>
      <Bar slot={layer.slots[zone.zone - 1] ?? 0} share={count / most} mark={places === null ? null : places / most} />
    </>
  );
}

const BAR_HEIGHT = 20;
const PERCENT = 100;

function Bar({ slot, share, mark }: { readonly slot: number; readonly share: number; readonly mark: number | null }) {
  const id = useId();
  const colour = paletteOf(useTheme()).zones[slot];
  const pattern = zonePatterns[slot];
  return (
    <svg className="places-bar" width="100%" height={BAR_HEIGHT} aria-hidden="true" focusable="false">
      <defs>
        <pattern id={id} width={PATTERN_PIXELS} height={PATTERN_PIXELS} patternUnits="userSpaceOnUse">
          {pattern && (
            <path
              d={pattern.d}
              fill={pattern.paint === 'fill' ? colour : 'none'}
              stroke={pattern.paint === 'stroke' ? colour : 'none'}
              strokeWidth={PATTERN_LINE_PIXELS}
            />
          )}
        </pattern>
      </defs>
      <rect className="places-bar__ground" width="100%" height={BAR_HEIGHT} rx={4} />
      {share > 0 && (
        <rect
          y={3}
          width={`${share * PERCENT}%`}
          height={BAR_HEIGHT - 6}
          rx={3}
          fill={`url(#${id})`}
          stroke={colour}
          strokeWidth={2}
        />
      )}
      {mark !== null && (
        <line className="places-bar__mark" x1={`${mark * PERCENT}%`} x2={`${mark * PERCENT}%`} y1={0} y2={BAR_HEIGHT} />
      )}
    </svg>
  );
}
