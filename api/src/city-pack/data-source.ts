/** Where data comes from and what that asks of those who show it. */
export interface DataSource {
  name: string;
  licence: { name: string; url: string };
  /** Shown on every map. */
  attribution: string;
}

/**
 * Of the Zensus and the Unfallatlas. It asks for the provider's name, the licence and where it stands, the data's own
 * address, and a word that they were changed.
 */
export const DL_DE_BY_2_0: DataSource['licence'] = {
  name: 'Datenlizenz Deutschland – Namensnennung – Version 2.0',
  url: 'https://www.govdata.de/dl-de/by-2-0',
};

/** The note that this licence asks for, as every figure from the data shows it. */
export const officialStatistics = (data: string, address: string): string =>
  `${data}: © Statistische Ämter des Bundes und der Länder, ${address}, dl-de/by-2-0 (www.govdata.de/dl-de/by-2-0), Daten bearbeitet`;

/** openstreetmap.org/copyright */
export const OPEN_STREET_MAP: DataSource = {
  name: 'OpenStreetMap',
  licence: { name: 'Open Database License 1.0', url: 'https://opendatacommons.org/licenses/odbl/1-0/' },
  attribution: '© OpenStreetMap-Mitwirkende',
};
