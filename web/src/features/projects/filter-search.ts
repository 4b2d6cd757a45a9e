import { type BoundingBox, boundingBoxSchema, type Polygon, polygonSchema } from '@werkstadt/shared/geometry/geojson';
import { noFilter, type ProposalFilter } from '@werkstadt/shared/proposal/filter';
import { kindIds } from '@werkstadt/shared/proposal/kind-id';
import { proposalStates } from '@werkstadt/shared/proposal/proposal';
import { uuidSchema } from '@werkstadt/shared/sync/id';

/** The filter as it stands in an address. Every value is a text; what is not asked is left out. */
export interface FilterSearch {
  readonly project?: string | undefined;
  readonly kind?: string | undefined;
  readonly state?: string | undefined;
  readonly q?: string | undefined;
  readonly from?: string | undefined;
  readonly to?: string | undefined;
  /** west,south,east,north in degrees. */
  readonly box?: string | undefined;
  /** lon,lat,lon,lat,… of the outline drawn, without the closing corner. */
  readonly area?: string | undefined;
}

const keys = ['project', 'kind', 'state', 'q', 'from', 'to', 'box', 'area'] as const satisfies (keyof FilterSearch)[];
const MAX_TEXT_LENGTH = 200;
const day = /^\d{4}-\d{2}-\d{2}$/;
/** About 10 cm. */
const DECIMALS = 6;

const textOf = (value: unknown): string => (typeof value === 'string' ? value : '');
const numbersOf = (text: string): number[] => (text === '' ? [] : text.split(',').map(Number));
const rounded = (value: number): number => Number(value.toFixed(DECIMALS));

function chosenOf<T extends string>(text: string, allowed: readonly T[]): T[] {
  const wanted = text.split(',');
  return allowed.filter((value) => wanted.includes(value));
}

function dayOf(text: string): string | null {
  return day.test(text) && !Number.isNaN(Date.parse(text)) ? text : null;
}

function boxOf(text: string): BoundingBox | null {
  const parsed = boundingBoxSchema.safeParse(numbersOf(text));
  return parsed.success ? parsed.data : null;
}

function areaOf(text: string): Polygon | null {
  const numbers = numbersOf(text);
  const corners = [];
  for (let index = 0; index < numbers.length; index += 2) corners.push([numbers[index], numbers[index + 1]]);
  const parsed = polygonSchema.safeParse({ type: 'Polygon', coordinates: [[...corners, corners[0]]] });
  return parsed.success ? parsed.data : null;
}

/** The filter in an address (rule Q5): what cannot be read is left out, never an error. */
export function filterFromSearch(search: Readonly<Record<string, unknown>>): ProposalFilter {
  const project = uuidSchema.safeParse(search.project);
  return {
    ...noFilter,
    projectId: project.success ? project.data : null,
    kinds: chosenOf(textOf(search.kind), kindIds),
    states: chosenOf(textOf(search.state), proposalStates),
    text: textOf(search.q).slice(0, MAX_TEXT_LENGTH),
    from: dayOf(textOf(search.from)),
    to: dayOf(textOf(search.to)),
    box: boxOf(textOf(search.box)),
    area: areaOf(textOf(search.area)),
  };
}

/** The filter as values of an address; `undefined` takes a value out of it. */
export function searchFromFilter(filter: ProposalFilter): Required<FilterSearch> {
  const outline = filter.area?.coordinates[0]?.slice(0, -1);
  return {
    project: filter.projectId ?? undefined,
    kind: filter.kinds.join(',') || undefined,
    state: filter.states.join(',') || undefined,
    q: filter.text || undefined,
    from: filter.from ?? undefined,
    to: filter.to ?? undefined,
    box: filter.box?.map(rounded).join(','),
    area: outline?.flat().map(rounded).join(','),
  };
}

/** Keeps of an address what belongs to the filter and can be read: the router's check of the address. */
export function readFilterSearch(search: Readonly<Record<string, unknown>>): FilterSearch {
  const values = searchFromFilter(filterFromSearch(search));
  return Object.fromEntries(keys.flatMap((key) => (values[key] === undefined ? [] : [[key, values[key]]])));
}
