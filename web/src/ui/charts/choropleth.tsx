import './charts.scss';
import { useId } from 'react';

/** Colour and pattern of the classes, light to dark; more are never asked for (`charts.scss`). */
export const MOST_CLASSES = 7;

export interface ChoroplethArea {
  readonly id: string;
  readonly name: string;
  /** Corners, x to the right and y downwards, 0 to 100, not closed. */
  readonly outline: readonly (readonly [number, number])[];
  /** 0 = lightest. */
  readonly shade: number;
}

export interface ChoroplethProps {
  readonly summary: string;
  readonly areas: readonly ChoroplethArea[];
  /** Words of the classes, lightest first: «bis 12». */
  readonly classes: readonly string[];
  /** Where a class is not the last one, its tone is taken from the whole ramp, so that the last is always darkest. */
  readonly legendLabel: string;
}

const toneOf = (shade: number, classes: number): number =>
  classes <= 1 ? MOST_CLASSES - 1 : Math.round((shade / (classes - 1)) * (MOST_CLASSES - 1));

const middleOf = (outline: ChoroplethArea['outline']): readonly [number, number] => [
  outline.reduce((sum, [x]) => sum + x, 0) / outline.length,
  outline.reduce((sum, [, y]) => sum + y, 0) / outline.length,
];

/** Areas in classes: tone, and the number of the class written on it. The numbers stand in a `DataTable` beside it. */
export function Choropleth({ summary, areas, classes, legendLabel }: ChoroplethProps) {
  const id = useId();
  return (
    <figure className="choropleth" aria-labelledby={id}>
      <svg viewBox="-1 -1 102 102" className="choropleth__drawing" role="img" aria-label={summary}>
        {areas.map(({ id: area, outline, shade, name }) => {
          const tone = toneOf(shade, classes.length);
          const [x, y] = middleOf(outline);
          return (
            <g key={area}>
              <polygon
                className={`choropleth__area tone-${tone}`}
                points={outline.map((point) => point.join(',')).join(' ')}
              >
                <title>{name}</title>
              </polygon>
              <text className={`choropleth__sign tone-text-${tone}`} x={x} y={y}>
                {shade + 1}
              </text>
            </g>
          );
        })}
      </svg>
      <figcaption id={id} className="choropleth__legend">
        <span className="choropleth__legend-title">{legendLabel}</span>
        <ol>
          {classes.map((words, shade) => {
            const tone = toneOf(shade, classes.length);
            return (
              <li key={words}>
                <span className={`choropleth__swatch swatch-${tone} tone-text-${tone}`} aria-hidden="true">
                  {shade + 1}
                </span>
                {words}
              </li>
            );
          })}
        </ol>
      </figcaption>
    </figure>
  );
}
