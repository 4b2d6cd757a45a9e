import { m, useLocale } from '~/platform/i18n/index.ts';
import { attributionWords } from '~/platform/i18n/source-words.ts';
import { formatMonth } from './format-month.ts';

export interface MapAttributionProps {
  /** Who made the map's data: must be shown on every map. */
  readonly attribution: string;
  /** ISO 8601 date of the newest object in it; null where it is not known. */
  readonly dataDate: string | null;
}

/** Source and age of the map, always in sight: «© OpenStreetMap-Mitwirkende · Stand 02/2016». */
export function MapAttribution({ attribution, dataDate }: MapAttributionProps) {
  useLocale();
  return (
    <p className="map-attribution">
      {attributionWords(attribution)}
      {dataDate && ` · ${m.mapkit_data_date({ month: formatMonth(dataDate) })}`}
    </p>
  );
}
