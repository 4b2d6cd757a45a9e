import { useEffect, useRef } from 'react';
import { m, useLocale } from '~/platform/i18n/index.ts';
import { ChipRow, FilterChip } from '~/ui/index.ts';
import type { DistrictLayer } from './layer/district-layer.ts';
import { ZoneSwatch } from './zone-swatch.tsx';

export interface SchoolChipsProps {
  readonly layer: DistrictLayer;
  /** Row of the school + 1; null while none is chosen. */
  readonly zone: number | null;
  readonly onZone: (zone: number) => void;
}

/** The schools to paint for: colour, pattern and name of each. */
export function SchoolChips({ layer, zone, onZone }: SchoolChipsProps) {
  useLocale();
  const row = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (zone === null) return;
    row.current?.querySelector('[aria-pressed="true"]')?.scrollIntoView({ block: 'nearest', inline: 'nearest' });
  }, [zone]);
  return (
    <div ref={row}>
      <ChipRow label={m.districts_schools()}>
        {layer.data.schoolName.map((name, school) => (
          <FilterChip
            key={layer.data.schoolId[school]}
            pressed={zone === school + 1}
            sign={<ZoneSwatch slot={layer.slots[school] ?? null} />}
            onClick={() => onZone(school + 1)}
          >
            {name}
          </FilterChip>
        ))}
      </ChipRow>
    </div>
  );
}
