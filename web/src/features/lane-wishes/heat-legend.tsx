import { LookSample } from '~/features/map/index.ts';
import { m, useLocale } from '~/platform/i18n/index.ts';

const HEATS = [
  ['heat-1', m.wishes_heat_1],
  ['heat-2', m.wishes_heat_2],
  ['heat-3', m.wishes_heat_3],
  ['heat-4', m.wishes_heat_4],
] as const;

/** What the widths and colours of the lines mean. */
export function HeatLegend() {
  useLocale();
  return (
    <ul className="lane-wishes__legend" aria-label={m.wishes_legend()}>
      {HEATS.map(([look, words]) => (
        <li key={look}>
          <LookSample look={look} /> {words()}
        </li>
      ))}
    </ul>
  );
}
