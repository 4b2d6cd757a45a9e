import { m } from './index.ts';

/** What the packs of this software name as their source, in the language of the page; a city's own words stay as they are. */
const translated: Readonly<Record<string, () => string>> = {
  '© OpenStreetMap-Mitwirkende': m.mapkit_source_osm,
  'Lindental: eine erfundene Stadt': m.mapkit_source_demo,
  'Lindental, eine erfundene Stadt': m.mapkit_source_demo,
  'Lindental, a fictional town': m.mapkit_source_demo,
};

/** Whom data is owed to. */
export const attributionWords = (attribution: string): string => (translated[attribution] ?? (() => attribution))();

/** The note that a source's licence asks for wherever its numbers are shown; its name where it asks for none. */
export const sourceWords = ({ name, attribution }: { readonly name: string; readonly attribution: string }): string =>
  attributionWords(attribution === '' ? name : attribution);
