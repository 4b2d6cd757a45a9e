import type { PlanePoint } from './plane.ts';

export type SiteKind =
  | 'school'
  | 'hospital'
  | 'cemetery'
  | 'park'
  | 'sports'
  | 'allotments'
  | 'swimming'
  | 'supermarket'
  | 'church'
  | 'works-yard'
  | 'care-home';

/** A piece of town with one purpose: the block round `near` (metres of the plan), once it is small enough. */
export interface Site {
  readonly kind: SiteKind;
  readonly name: string;
  readonly near: PlanePoint;
  readonly mostSquareMetres: number;
  readonly tags: Readonly<Record<string, string>>;
}
const site = (
  kind: SiteKind,
  name: string,
  near: PlanePoint,
  hectares: number,
  tags: Record<string, string> = {},
): Site => ({ kind, name, near, mostSquareMetres: hectares * 10_000, tags });
export const SITES: readonly Site[] = [
  site('school', 'Grundschule am Wall', [470, -60], 1.7, { 'isced:level': '1', 'school:de': 'Grundschule' }),
  site('school', 'Lindenschule', [-100, 1400], 1.9, { 'isced:level': '1', 'school:de': 'Grundschule' }),
  site('school', 'Grundschule Sonnenhang', [-330, -1270], 2, { 'isced:level': '1', 'school:de': 'Grundschule' }),
  site('school', 'Grundschule Gartenstadt', [-1500, 430], 1.7, { 'isced:level': '1', 'school:de': 'Grundschule' }),
  site('school', 'Lindachschule', [450, -900], 3.2, { 'isced:level': '2', 'school:de': 'Gesamtschule' }),
  site('school', 'Clara-Reinhold-Gymnasium', [1180, 130], 2.6, { 'isced:level': '2;3', 'school:de': 'Gymnasium' }),
  site('hospital', 'Klinikum Lindental', [1850, -420], 5),
  site('cemetery', 'Hauptfriedhof', [2280, -60], 5),
  site('sports', 'Sportpark Lindachaue', [-1420, -40], 5.5),
  site('swimming', 'Freibad Lindental', [-1850, -60], 3.6),
  site('allotments', 'Kleingartenverein Sonnenblume', [-1500, 850], 5),
  site('allotments', 'Kleingartenverein Am Bahndamm', [1900, 960], 6),
  site('allotments', 'Kleingartenverein Erlenbach', [-820, -500], 3.4),
  site('park', 'Stadtpark', [640, -620], 5),
  site('park', 'Stadtpark', [1000, -760], 5),
  site('supermarket', 'Nahkauf Hoffmann', [-330, 600], 1.3),
  site('supermarket', 'Lindenmarkt', [1400, -230], 1.5),
  site('supermarket', 'Frischemarkt Nord', [-560, 1330], 1.5),
  site('supermarket', 'Talmarkt', [1180, -1030], 2.4),
  site('church', 'St. Marien', [78, 108], 0.7, { denomination: 'protestant', religion: 'christian' }),
  site('church', 'Herz Jesu', [-560, 420], 1.6, { denomination: 'catholic', religion: 'christian' }),
  site('care-home', 'Haus Lindenblick', [-300, 1560], 1.8),
  site('works-yard', 'Bauhof der Stadt Lindental', [1420, 600], 6),
];
