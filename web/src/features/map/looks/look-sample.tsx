import { useTheme } from '~/ui/index.ts';
import { paletteOf } from '../style/palette.ts';
import { type LookName, lookOf } from './line-looks.ts';

const WIDTH = 44;
const HEIGHT = 20;

/** A piece of a line, or a point, as the map draws it: stands before its words in a legend. */
export function LookSample({ look }: { readonly look: LookName }) {
  const palette = paletteOf(useTheme());
  const { colour, widthPixels, dashes, circle } = lookOf(look);
  const stroke = palette[colour];
  return (
    <svg className="look-sample" width={WIDTH} height={HEIGHT} viewBox={`0 0 ${WIDTH} ${HEIGHT}`} aria-hidden="true">
      {circle ? (
        <circle
          cx={WIDTH / 2}
          cy={HEIGHT / 2}
          r={widthPixels}
          fill={circle === 'full' ? stroke : palette.casing}
          stroke={stroke}
          strokeWidth={circle === 'full' ? 0 : 3.5}
        />
      ) : (
        <line
          x1={2}
          x2={WIDTH - 2}
          y1={HEIGHT / 2}
          y2={HEIGHT / 2}
          stroke={stroke}
          strokeWidth={widthPixels}
          strokeDasharray={dashes?.map((part) => part * widthPixels).join(' ')}
        />
      )}
    </svg>
  );
}
