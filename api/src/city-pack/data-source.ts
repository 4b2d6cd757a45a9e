/** Where data comes from and what that asks of those who show it. */
export interface DataSource {
  name: string;
  licence: { name: string; url: string };
  /** Shown on every map. */
  attribution: string;
}

/** openstreetmap.org/copyright */
export const OPEN_STREET_MAP: DataSource = {
  name: 'OpenStreetMap',
  licence: { name: 'Open Database License 1.0', url: 'https://opendatacommons.org/licenses/odbl/1-0/' },
  attribution: '© OpenStreetMap-Mitwirkende',
};
