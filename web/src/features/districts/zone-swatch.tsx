import { paletteOf } from '~/features/map/index.ts';
import { useTheme } from '~/ui/index.ts';
import { PATTERN_LINE_PIXELS, PATTERN_PIXELS, TINT_OPACITY, zonePatterns } from './map/zone-pattern.ts';

const WIDTH_PIXELS = 24;
const HEIGHT_PIXELS = 20;
const columns = Array.from({ length: WIDTH_PIXELS / PATTERN_PIXELS }, (_, at) => at * PATTERN_PIXELS);
const rows = Array.from({ length: Math.ceil(HEIGHT_PIXELS / PATTERN_PIXELS) }, (_, at) => at * PATTERN_PIXELS);

/** Colour and pattern of a district as on the map, beside its name; `slot` null: no district. */
export function ZoneSwatch({ slot }: { readonly slot: number | null }) {
  const theme = useTheme();
  const colour = slot === null ? undefined : paletteOf(theme).zones[slot];
  const pattern = slot === null ? undefined : zonePatterns[slot];
  return (
    <svg
      className="zone-swatch"
      viewBox={`0 0 ${WIDTH_PIXELS} ${HEIGHT_PIXELS}`}
      width={WIDTH_PIXELS}
      height={HEIGHT_PIXELS}
      aria-hidden="true"
      focusable="false"
    >
      <rect className="zone-swatch__ground" width={WIDTH_PIXELS} height={HEIGHT_PIXELS} rx={4} />
      {colour && pattern && (
        <>
          <rect width={WIDTH_PIXELS} height={HEIGHT_PIXELS} rx={4} fill={colour} fillOpacity={TINT_OPACITY} />
          {columns.flatMap((x) =>
            rows.map((y) => (
              <path
                key={`${x} ${y}`}
                d={pattern.d}
                transform={`translate(${x} ${y})`}
                fill={pattern.paint === 'fill' ? colour : 'none'}
                stroke={pattern.paint === 'stroke' ? colour : 'none'}
                strokeWidth={PATTERN_LINE_PIXELS}
              />
            )),
          )}
        </>
      )}
      <rect
        className="zone-swatch__edge"
        x={1}
        y={1}
        width={WIDTH_PIXELS - 2}
        height={HEIGHT_PIXELS - 2}
        rx={4}
        {...(colour ? { stroke: colour } : { strokeDasharray: '3 2' })}
      />
    </svg>
  );
}
