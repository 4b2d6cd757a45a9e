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
  /** What the classes measure. */
  readonly legendLabel: string;
}

/** Classes are spread over the whole ramp, so that the last one is always darkest. */
const toneOf = (shade: number, classes: number): number =>
  classes <= 1 ? MOST_CLASSES - 1 : Math.round((shade / (classes - 1)) * (MOST_CLASSES - 1));

/** The view box that holds all areas with a margin for their edges. */
function boxOf(areas: readonly ChoroplethArea[]): string {
  const corners = areas.flatMap(({ outline }) => outline);
  const [xs, ys] = [corners.map(([x]) => x), corners.map(([, y]) => y)];
  const [left, top] = [Math.min(...xs) - 1, Math.min(...ys) - 1];
  return [left, top, Math.max(...xs) + 1 - left, Math.max(...ys) + 1 - top].join(' ');
}

const middleOf = (outline: ChoroplethArea['outline']): readonly [number, number] => [
  outline.reduce((sum, [x]) => sum + x, 0) / outline.length,
  outline.reduce((sum, [, y]) => sum + y, 0) / outline.length,
];

/** Areas in classes: tone, and the number of the class written on it. The numbers stand in a `DataTable` beside it. */
export function Choropleth({ summary, areas, classes, legendLabel }: ChoroplethProps) {
  const id = useId();
  return (
    <figure className="choropleth" aria-labelledby={id}>
      <svg viewBox={boxOf(areas)} className="choropleth__drawing" role="img" aria-label={summary}>
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
