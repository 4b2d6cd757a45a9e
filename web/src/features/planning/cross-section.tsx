import type { Band, BandKind, CrossSection } from '@werkstadt/shared/planning/lane/cross-sections';
import type { CycleFacility } from '@werkstadt/shared/planning/network/edge-facts';
import { useEffect, useState } from 'react';
import { formatLength, formatNumber } from '~/platform/i18n/format.ts';
import { m, useLocale } from '~/platform/i18n/index.ts';
import { presetWords } from '~/platform/i18n/preset-words.ts';
import { Select } from '~/ui/index.ts';
import { CrossSectionPicture, drawnWidthMetres } from './cross-section-picture.tsx';
import type { PlanningDesk } from './planning-desk.ts';
import type { LaneQuestion } from './planning-messages.ts';

const metres = (value: number) => formatNumber(Math.round(value * 100) / 100);

const facilityWords: Readonly<Record<CycleFacility, () => string>> = {
  none: m.planning_band_facility_none,
  path: m.planning_band_facility_path,
  shared_path: m.planning_band_facility_shared_path,
  track: m.planning_band_facility_track,
  lane: m.planning_preset_lane,
  shared_bus: m.planning_band_facility_shared_bus,
  advisory: m.planning_preset_advisory,
  cycle_street: m.planning_band_facility_cycle_street,
  opposite: m.planning_band_facility_opposite,
};

const bandWords: Readonly<Record<BandKind, () => string>> = {
  ...presetWords,
  pavement: m.planning_band_pavement,
  parking: m.planning_band_parking,
  rest: m.planning_band_rest,
  facility: m.planning_band_facility_none,
};

const sourceWords: Readonly<Record<Band['source'], () => string>> = {
  tagged: m.planning_width_from_map,
  'width-main': m.planning_width_assumed,
  'width-side': m.planning_width_assumed,
  'width-living-street': m.planning_width_assumed,
  'width-per-lane': m.planning_width_assumed,
  rule: m.planning_width_from_rule,
  'left-over': m.planning_width_left_over,
  unknown: m.planning_width_unknown,
};

function bandSentence({ kind, widthMetres, source }: Band, facility: CycleFacility): string {
  const name = kind === 'facility' ? facilityWords[facility]() : bandWords[kind]();
  return widthMetres === null
    ? m.planning_band_unknown({ name })
    : m.planning_band_known({ name, width: metres(widthMetres), source: sourceWords[source]() });
}

const fitSentence = ({ fit, widthMetres, neededMetres }: CrossSection): string => {
  const needed = metres(neededMetres);
  const width = metres(widthMetres ?? 0);
  if (fit === 'beside-carriageway') return m.planning_section_beside();
  if (fit === 'fits') return m.planning_section_fits({ width });
  if (fit === 'tight') return m.planning_section_tight({ width, needed });
  if (fit === 'needs-parking') return m.planning_section_needs_parking({ width, needed });
  return m.planning_section_does_not_fit({ width, needed });
};

const stretchName = ({ street, metres: length }: CrossSection): string =>
  m.planning_section_stretch({
    street: street === '' ? m.planning_unnamed_street() : street,
    length: formatLength(length),
  });

/** A narrow way is not drawn larger than a street: people on it would be giants. */
const LEAST_METRES = 9;

/** The lane across its street, before and after, for a stretch to choose. */
export function CrossSections({ desk, question }: { readonly desk: PlanningDesk; readonly question: LaneQuestion }) {
  useLocale();
  const [sections, setSections] = useState<readonly CrossSection[]>([]);
  const [chosen, setChosen] = useState(0);
  useEffect(() => {
    let late = false;
    desk.askNewest('sections', question).then((found) => {
      if (!late && found) setSections(found);
    });
    return () => {
      late = true;
    };
  }, [desk, question]);
  const section = sections[chosen] ?? sections[0];
  if (!section) return null;
  const total = Math.max(LEAST_METRES, drawnWidthMetres(section.before), drawnWidthMetres(section.after));
  return (
    <div className="stack stack--tight">
      <h3 className="heading-3">{m.planning_section_title()}</h3>
      {sections.length > 1 && (
        <Select
          label={m.planning_section_where()}
          value={String(sections.indexOf(section))}
          onChange={(value) => setChosen(Number(value))}
          options={sections.map((one, index) => ({ value: String(index), label: stretchName(one) }))}
        />
      )}
      <p>{fitSentence(section)}</p>
      <div className="cross-sections">
        {(['before', 'after'] as const).map((when) => (
          <figure key={when} className="cross-section">
            <figcaption className="figure-row__heading">
              {when === 'before' ? m.planning_before() : m.planning_after()}
            </figcaption>
            {section[when].length === 0 ? (
              <p className="muted">{m.planning_section_no_way()}</p>
            ) : (
              <>
                <CrossSectionPicture
                  label={m.planning_section_picture({
                    street: stretchName(section),
                    bands: section[when].map((band) => bandSentence(band, section.facility)).join('; '),
                  })}
                  bands={section[when]}
                  totalMetres={total}
                />
                <ol className="cross-section__bands">
                  {section[when].map((band, index) => (
                    // biome-ignore lint/suspicious/noArrayIndexKey: bands have no identity but their place in the street
                    <li key={index}>{bandSentence(band, section.facility)}</li>
                  ))}
                </ol>
              </>
            )}
          </figure>
        ))}
      </div>
      <p className="muted small">{m.planning_section_side()}</p>
    </div>
  );
}
