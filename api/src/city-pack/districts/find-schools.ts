import type { Position } from '@werkstadt/shared/geometry/geojson';
import { lineLengthMetres } from '@werkstadt/shared/geometry/line-length-metres';
import type { Area } from '../collect-areas.ts';
import { labelPoint } from '../label-point.ts';
import type { OsmExtract, Tags } from '../osm-extract.ts';

export interface School {
  /** Outlives a pack: made of the name. */
  readonly id: string;
  readonly name: string;
  readonly position: Position;
}

/** A school that is in the data as its ground and as a point, or as two grounds, is one. */
const SAME_SCHOOL_METRES = 300;
const PRIMARY_NAME = /grundschule|volksschule|primarschule|primary school/i;
/** Schools for the whole town, to which no district leads. */
const WITHOUT_DISTRICT = /förder|sonderpäd|lebenshilfe|musik|tanz|volkshochschule|abendschule/i;

/** Primary schools by what the data says about them, each once, ascending by id ([DB6]). */
export function findSchools(
  extract: OsmExtract,
  areas: readonly Area[],
  isInTown: (position: Position) => boolean,
): { readonly schools: readonly School[]; readonly joined: number } {
  const found: { readonly name: string; readonly position: Position }[] = [];
  const put = (tags: Tags, positionOf: () => Position) => {
    if (!isPrimarySchool(tags)) return;
    const position = positionOf();
    if (isInTown(position)) found.push({ name: tags.get('name') ?? '', position });
  };
  for (const { tags, polygons } of areas) put(tags, () => labelPoint(polygons));
  for (const { node, tags } of extract.taggedNodes) put(tags, () => extract.nodes.position(node));
  // Those with a name first: one without is the same school if it is near.
  found.sort((a, b) => Number(a.name === '') - Number(b.name === ''));
  const kept: typeof found = [];
  for (const school of found) {
    const known = kept.some(
      ({ name, position }) =>
        (school.name === '' || name.toLowerCase() === school.name.toLowerCase()) &&
        lineLengthMetres([position, school.position]) < SAME_SCHOOL_METRES,
    );
    if (!known) kept.push(school);
  }
  return { schools: withIds(kept), joined: found.length - kept.length };
}

function isPrimarySchool(tags: Tags): boolean {
  if (tags.get('amenity') !== 'school') return false;
  const name = tags.get('name') ?? '';
  const kind = tags.get('school:de') ?? tags.get('school') ?? '';
  if (WITHOUT_DISTRICT.test(name) || WITHOUT_DISTRICT.test(kind)) return false;
  // Whom such a school takes, it decides itself.
  if (tags.get('operator:type') === 'private') return false;
  const levels = (tags.get('isced:level') ?? '').split(/[;,\s-]+/);
  return levels.includes('1') || PRIMARY_NAME.test(kind) || kind === 'primary' || PRIMARY_NAME.test(name);
}

function withIds(schools: readonly { readonly name: string; readonly position: Position }[]): School[] {
  const used = new Map<string, number>();
  return [...schools]
    .sort((a, b) => compare(a.name, b.name) || a.position[1] - b.position[1] || a.position[0] - b.position[0])
    .map(({ name, position }) => {
      const slug = slugOf(name) || 'grundschule';
      const count = (used.get(slug) ?? 0) + 1;
      used.set(slug, count);
      return { id: `s-${slug}${count > 1 ? `-${count}` : ''}`, name: name || 'Grundschule', position };
    })
    .sort((a, b) => compare(a.id, b.id));
}

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

const GERMAN: Readonly<Record<string, string>> = { ä: 'ae', ö: 'oe', ü: 'ue', ß: 'ss' };

/** Lower-case letters and digits of ASCII, words joined by hyphens. */
function slugOf(name: string): string {
  return name
    .toLowerCase()
    .replace(/[äöüß]/g, (letter) => GERMAN[letter] ?? '')
    .normalize('NFD')
    .replace(/[\u0300-\u036f]/g, '')
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '');
}
