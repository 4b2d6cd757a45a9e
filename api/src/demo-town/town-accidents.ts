import type { OsmData, OsmNode } from './osm-data.ts';
import { SeededRandom } from './seeded-random.ts';

const YEARS = [2021, 2025] as const;
const ACCIDENTS = 140;
/** How many times as often something happens where roads of a kind meet. */
const WEIGHTS: Readonly<Record<string, number>> = {
  primary: 8,
  secondary: 6,
  tertiary: 4,
  unclassified: 1,
  residential: 1,
};
/** Metres of a street, in degrees: nobody is hurt on the middle of a junction alone. */
const SPREAD_DEGREES = 0.00012;

const COLUMNS =
  'OBJECTID;ULAND;UREGBEZ;UKREIS;UGEMEINDE;UJAHR;UMONAT;USTUNDE;UWOCHENTAG;UKATEGORIE;UART;UTYP1;ULICHTVERH;IstRad;IstPKW;IstFuss;IstKrad;IstGkfz;IstSonstige;XGCSWGS84;YGCSWGS84';

/** Accidents that never happened, in the columns of the Unfallatlas: most where main roads meet. */
export function townAccidents(data: OsmData): string {
  const random = new SeededRandom(`${data.timestamp}/accidents`);
  const junctions = weighedJunctions(data);
  const last = junctions.at(-1);
  const rows = Array.from({ length: ACCIDENTS }, (_, index) => {
    const place = random.between(0, last?.upTo ?? 0);
    const junction = junctions.find(({ upTo }) => place <= upTo);
    return junction ? accident(index + 1, junction.node, random) : [];
  }).flat();
  return `${[COLUMNS, ...rows].join('\n')}\n`;
}

/** Where roads meet, each with the sum of the weights up to it. */
function weighedJunctions({ nodes, ways }: OsmData): { node: OsmNode; upTo: number }[] {
  const roads = new Map<number, number[]>();
  for (const { nodeIds, tags } of ways) {
    const weight = WEIGHTS[tags.highway ?? ''];
    if (weight === undefined || tags.bridge !== undefined) continue;
    for (const id of nodeIds) roads.set(id, [...(roads.get(id) ?? []), weight]);
  }
  let upTo = 0;
  return nodes.flatMap((node) => {
    const meeting = roads.get(node.id) ?? [];
    if (meeting.length < 2) return [];
    upTo += meeting.reduce((sum, weight) => sum + weight, 0) ** 2;
    return [{ node, upTo }];
  });
}

function accident(id: number, { lon, lat }: OsmNode, random: SeededRandom): string {
  const [byBike, onFoot] = random.chance(0.62) ? [1, random.chance(0.06) ? 1 : 0] : [0, random.chance(0.6) ? 1 : 0];
  const byCar = random.chance(0.8) ? 1 : 0;
  const degrees = (centre: number, spread: number) =>
    (centre + random.between(-spread, spread)).toFixed(6).replace('.', ',');
  return [
    id,
    '06',
    9,
    99,
    '001',
    random.integer(...YEARS),
    random.integer(1, 12),
    random.integer(6, 22),
    random.integer(1, 7),
    random.chance(0.14) ? 2 : 3,
    random.integer(1, 9),
    random.integer(1, 7),
    random.chance(0.75) ? 0 : 2,
    byBike,
    byCar,
    onFoot,
    0,
    0,
    byCar === 0 && byBike === 0 ? 1 : 0,
    degrees(lon, SPREAD_DEGREES),
    degrees(lat, SPREAD_DEGREES / 2),
  ].join(';');
}
