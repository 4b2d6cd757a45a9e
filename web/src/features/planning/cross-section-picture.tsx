import type { Band, BandKind } from '@werkstadt/shared/planning/lane/cross-sections';
import { useId } from 'react';
import { formatNumber } from '~/platform/i18n/format.ts';

/** Units of the drawing a metre. */
const METRE = 24;
const GROUND = 78;
const KERB = 6;
const DEPTH = 22;
const HEIGHT = 118;
const CAR_METRES = 1.8;

/** How wide a band of unknown width is drawn. */
const DRAWN_METRES: Readonly<Record<BandKind, number>> = {
  pavement: 2,
  parking: 2,
  rest: 6,
  facility: 1.6,
  advisory: 1.5,
  lane: 1.85,
  track: 2,
  'two-way-track': 3,
};

/** Kinds that lie above the kerb, level with the pavement. */
const RAISED: ReadonlySet<BandKind> = new Set(['pavement', 'track', 'two-way-track']);

const drawnMetres = ({ kind, widthMetres }: Band): number => Math.max(0.3, widthMetres ?? DRAWN_METRES[kind]);

export const drawnWidthMetres = (bands: readonly Band[]): number =>
  bands.reduce((sum, band) => sum + drawnMetres(band), 0);

interface PictureProps {
  readonly label: string;
  readonly bands: readonly Band[];
  /** Both pictures of a street are drawn to one scale. */
  readonly totalMetres: number;
}

/** A street across, drawn from its numbers. Every band has a pattern beside its colour. */
export function CrossSectionPicture({ label, bands, totalMetres }: PictureProps) {
  const id = useId();
  const width = totalMetres * METRE;
  let left = (width - drawnWidthMetres(bands) * METRE) / 2;
  return (
    <svg className="street-across" viewBox={`0 0 ${width} ${HEIGHT}`} role="img" aria-label={label}>
      <Patterns id={id} />
      {bands.map((band, index) => {
        const across = drawnMetres(band) * METRE;
        const x = left;
        left += across;
        return (
          // biome-ignore lint/suspicious/noArrayIndexKey: bands have no identity but their place in the street
          <g key={index} className={`street-across__band street-across__band--${band.kind}`}>
            <BandShape band={band} x={x} width={across} pattern={`${id}-${band.kind}`} />
          </g>
        );
      })}
    </svg>
  );
}

function Patterns({ id }: { readonly id: string }) {
  const pattern = (kind: BandKind, size: number, path: string) => (
    <pattern id={`${id}-${kind}`} width={size} height={size} patternUnits="userSpaceOnUse">
      <path d={path} className="street-across__stroke" />
    </pattern>
  );
  return (
    <defs>
      {pattern('lane', 8, 'M-2 2 2-2M0 8 8 0M6 10 10 6')}
      {pattern('advisory', 8, 'M4 4h0.01')}
      {pattern('track', 8, 'M0 4H8')}
      {pattern('two-way-track', 8, 'M0 4H8M4 0V8')}
      {pattern('facility', 10, 'M5 0V10')}
    </defs>
  );
}

interface ShapeProps {
  readonly band: Band;
  readonly x: number;
  readonly width: number;
  readonly pattern: string;
}

function BandShape({ band, x, width, pattern }: ShapeProps) {
  const top = RAISED.has(band.kind) ? GROUND - KERB : GROUND;
  const height = GROUND + DEPTH - top;
  const patterned = band.kind !== 'pavement' && band.kind !== 'rest' && band.kind !== 'parking';
  return (
    <>
      <rect className="street-across__ground" x={x} y={top} width={width} height={height} />
      {patterned && <rect x={x} y={top} width={width} height={height} fill={`url(#${pattern})`} />}
      <rect className="street-across__edge" x={x} y={top} width={width} height={height} />
      <Traffic kind={band.kind} x={x} width={width} ground={top} />
      <text className="street-across__width" x={x + width / 2} y={HEIGHT - 4} textAnchor="middle">
        {band.widthMetres === null ? '?' : formatNumber(Math.round(band.widthMetres * 100) / 100)}
      </text>
    </>
  );
}

interface TrafficProps {
  readonly kind: BandKind;
  readonly x: number;
  readonly width: number;
  readonly ground: number;
}

/** Who moves there, seen from the front, in their true size. */
function Traffic({ kind, x, width, ground }: TrafficProps) {
  const middle = x + width / 2;
  if (kind === 'rest') {
    const twoCars = width >= 2.2 * CAR_METRES * METRE;
    if (width < CAR_METRES * METRE) return null;
    return twoCars ? (
      <>
        <Car x={x + width / 4} ground={ground} />
        <Car x={x + (3 * width) / 4} ground={ground} />
      </>
    ) : (
      <Car x={middle} ground={ground} />
    );
  }
  if (kind === 'parking') return <Car x={middle} ground={ground} parked />;
  if (kind === 'pavement') return <Person x={middle} ground={ground} />;
  if (kind !== 'two-way-track') return <Cyclist x={middle} ground={ground} />;
  return (
    <>
      <Cyclist x={x + width / 4} ground={ground} />
      <Cyclist x={x + (3 * width) / 4} ground={ground} />
    </>
  );
}

interface FigureProps {
  readonly x: number;
  readonly ground: number;
}

function Car({ x, ground, parked = false }: FigureProps & { readonly parked?: boolean }) {
  const half = (CAR_METRES * METRE) / 2;
  return (
    <g className={parked ? 'street-across__figure street-across__figure--parked' : 'street-across__figure'}>
      <path
        d={`M${x - half} ${ground - 5}v-14l5-3 5-13h${2 * half - 20}l5 13 5 3v14zM${x - half + 3} ${ground - 5}v5h6v-5M${x + half - 9} ${ground - 5}v5h6v-5`}
      />
    </g>
  );
}

function Cyclist({ x, ground }: FigureProps) {
  return (
    <g className="street-across__figure">
      <circle cx={x} cy={ground - 46} r={5} />
      <path
        d={`M${x - 7} ${ground - 22}v-14q0-4 7-4t7 4v14zM${x - 1.5} ${ground - 20}v20h3v-20zM${x - 10} ${ground - 25}h20`}
      />
    </g>
  );
}

function Person({ x, ground }: FigureProps) {
  return (
    <g className="street-across__figure">
      <circle cx={x} cy={ground - 41} r={4.5} />
      <path
        d={`M${x - 5} ${ground - 18}v-13q0-4 5-4t5 4v13zM${x - 4} ${ground - 17}v17h3v-17zM${x + 1} ${ground - 17}v17h3v-17z`}
      />
    </g>
  );
}
