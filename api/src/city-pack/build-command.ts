import { parseArgs } from 'node:util';
import type { PackManifest } from '@werkstadt/shared/city/pack-manifest';
import type { BoundingBox } from '@werkstadt/shared/geometry/geojson';
import { type BuildOptions, type BuildProgress, type BuildStep, buildCityPack } from './build-city-pack.ts';
import { CityPackError } from './city-pack-error.ts';
import type { DistrictTablePaths } from './districts/tables/district-tables.ts';

export const BUILD_USAGE = `city build <extract.osm.pbf> --out <folder> [--ags 13071107] [--name "Neubrandenburg"] [--bbox west,south,east,north]
           [--residents residents.csv] [--rates rates.csv] [--accidents unfallorte.csv] [--rules rules.csv]
           [--heights heights.csv] [--zensus Zensus2022_Bevoelkerungszahl_100m-Gitter.csv]
           [--blocks blocks.geojson] [--pupils pupils.csv] [--places places.csv] [--districts districts.csv|districts.geojson]
           [--neighbourhoods parts.csv] [--longest-way way.csv] [--suppress-below 5]
           [--previous <older pack>]
  --out   folder of the city pack; an older pack there is replaced
  --ags   municipality by its key (amtlicher Gemeindeschlüssel)
  --name  municipality by its name; without a boundary in the data, the name of the pack
  --bbox  what the map covers, in degrees; without it, what the extract covers
  --residents, --rates, --accidents, --rules, --heights, --zensus, --blocks, --pupils, --places, --districts, --neighbourhoods, --longest-way
          what only the city knows; the columns stand in CONTRIBUTING.md
  --previous  the city's pack until now: streets that are still there keep their ids, so that proposals find them
  --suppress-below  where a block has fewer pupils, their number is not published; 0 publishes all`;

const STEP_TEXT: Record<BuildStep, string> = {
  read: 'Reading the extract',
  sort: 'Sorting into layers',
  tiles: 'Cutting map tiles',
  places: 'Indexing streets and addresses',
  planning: 'Making the planning layers',
  districts: 'Dividing the town into blocks',
  write: 'Writing the pack',
};

/** Where a command's texts go. */
export interface CommandOutput {
  /** Progress and summary; a text that begins with \r replaces the line. */
  readonly say: (text: string) => void;
  /** What went wrong, apart from the rest: a script that keeps the summary still shows it. */
  readonly complain: (text: string) => void;
}

/** `city build`: says progress and a summary, answers the exit code. What goes wrong is one sentence, no stack ([PK1]). */
export async function runBuildCommand(args: readonly string[], { say, complain }: CommandOutput): Promise<number> {
  try {
    const { input, out, options } = parseBuildArguments(args);
    const started = performance.now();
    const manifest = await buildCityPack({ input, out, options, onProgress: progressLine(say) });
    say(summary(manifest, out, (performance.now() - started) / 1000));
    return 0;
  } catch (error) {
    if (!(error instanceof CityPackError)) throw error;
    complain(`\n${error.message}\n`);
    return 1;
  }
}

/** Shows the progress of a build as one line a step. */
export function progressLine(write: (text: string) => void): (progress: BuildProgress) => void {
  let shown = '';
  return ({ step, share }) => {
    const line = `${STEP_TEXT[step]}: ${Math.floor(share * 100)} %`;
    if (line === shown) return;
    shown = line;
    write(`\r${line}${share === 1 ? '\n' : ''}`);
  };
}

function parseBuildArguments(args: readonly string[]): { input: string; out: string; options: BuildOptions } {
  const flags = {
    out: { type: 'string' },
    ags: { type: 'string' },
    name: { type: 'string' },
    bbox: { type: 'string' },
    previous: { type: 'string' },
    residents: { type: 'string' },
    rates: { type: 'string' },
    accidents: { type: 'string' },
    rules: { type: 'string' },
    heights: { type: 'string' },
    zensus: { type: 'string' },
    blocks: { type: 'string' },
    pupils: { type: 'string' },
    places: { type: 'string' },
    districts: { type: 'string' },
    neighbourhoods: { type: 'string' },
    'longest-way': { type: 'string' },
    'suppress-below': { type: 'string' },
  } as const;
  let parsed: ReturnType<typeof parseArgs<{ options: typeof flags; allowPositionals: true }>>;
  try {
    parsed = parseArgs({ args: [...args], options: flags, allowPositionals: true });
  } catch (error) {
    throw new CityPackError(`${error instanceof Error ? error.message : 'Wrong arguments.'}\n${BUILD_USAGE}`);
  }
  const [input, ...more] = parsed.positionals;
  const { out, ags, name, bbox, previous, residents, rates, accidents, rules, heights, zensus } = parsed.values;
  if (input === undefined || more.length > 0 || out === undefined) throw new CityPackError(BUILD_USAGE);
  if (ags !== undefined && !/^\d{8}$/.test(ags))
    throw new CityPackError('--ags needs the eight digits of a municipality key.');
  return {
    input,
    out,
    options: {
      ...(ags && { ags }),
      ...(name && { name }),
      ...(bbox && { bbox: parseBbox(bbox) }),
      ...(previous && { previous }),
      tables: {
        ...(residents && { residents }),
        ...(rates && { rates }),
        ...(accidents && { accidents }),
        ...(rules && { rules }),
        ...(heights && { heights }),
        ...(zensus && { zensus }),
        districts: districtTables(parsed.values),
      },
    },
  };
}

type TableFlag = 'blocks' | 'pupils' | 'places' | 'districts' | 'neighbourhoods' | 'longest-way' | 'suppress-below';

function districtTables(values: Partial<Record<TableFlag, string>>): DistrictTablePaths {
  const { blocks, pupils, places, districts: zones, neighbourhoods, 'longest-way': longestWay } = values;
  const suppressBelow = values['suppress-below'];
  if (suppressBelow !== undefined && !/^\d{1,3}$/.test(suppressBelow)) {
    throw new CityPackError('--suppress-below needs a whole number, 0 to publish all.');
  }
  return {
    ...(blocks && { blocks }),
    ...(pupils && { pupils }),
    ...(places && { places }),
    ...(zones && { zones }),
    ...(neighbourhoods && { neighbourhoods }),
    ...(longestWay && { longestWay }),
    ...(suppressBelow !== undefined && { suppressBelow: Number(suppressBelow) }),
  };
}

function parseBbox(text: string): BoundingBox {
  const [west = Number.NaN, south = Number.NaN, east = Number.NaN, north = Number.NaN, ...more] = text
    .split(',')
    .map(Number);
  const sound = west < east && south < north && west >= -180 && east <= 180 && south >= -85 && north <= 85;
  if (!sound || more.length > 0) {
    throw new CityPackError('--bbox needs west,south,east,north in degrees, for example 13.10,53.43,13.41,53.62.');
  }
  return [west, south, east, north];
}

function summary(manifest: PackManifest, out: string, seconds: number): string {
  const kilobytes = (bytes: number) => `${Math.ceil(bytes / 1000)} kB`;
  const lines = [
    `${manifest.name}${manifest.municipalityKey ? ` (${manifest.municipalityKey})` : ''}, data of ${manifest.dataDate ?? 'unknown date'}`,
    ...manifest.files.map(({ name, bytes }) => `  ${name} ${kilobytes(bytes)}`),
  ];
  if (manifest.boundary.kind === 'extract') {
    lines.push('  Note: the data has no usable municipal boundary; the box of the map stands for it.');
  } else if (manifest.boundary.closedGaps > 0) {
    const { closedGaps, closedGapMetres } = manifest.boundary;
    lines.push(
      `  Note: the municipal boundary has ${closedGaps} gap(s), closed by straight lines of ${closedGapMetres} m.`,
    );
  }
  if (manifest.previous) {
    const { same, kept, added, gone } = manifest.previous.streets;
    lines.push(
      `  Streets since the pack ${manifest.previous.version}: ${same} the same (${kept} numbered otherwise now), ${added} new, ${gone} gone`,
    );
  }
  for (const [reason, count] of Object.entries(manifest.dropped)) {
    if (count > 0) lines.push(`  Note: ${DROPPED_TEXT[reason] ?? reason}: ${count}`);
  }
  for (const name of manifest.districts?.repaired ?? []) {
    lines.push(
      `  Note: the outline of the district ${name} crosses itself; what it encloses an odd number of times counts.`,
    );
  }
  return `${lines.join('\n')}\nPack written to ${out} in ${seconds.toFixed(1)} s.\n`;
}

const DROPPED_TEXT: Readonly<Record<string, string>> = {
  missingNodes: 'points of ways that the extract does not hold',
  cutWays: 'ways cut because points are missing',
  droppedWays: 'ways left out because fewer than two points are there',
  droppedNodes: 'points left out because they lie outside the world',
  repeatedObjects: 'objects left out because they are there twice',
  missingMembers: 'ways of areas that the extract does not hold',
  closedMultipolygons: 'areas closed by straight lines',
  droppedMultipolygons: 'areas left out because too much of their outline is missing',
  unread_maxspeed: 'speeds that are written in a way nobody can read',
  unread_lanes: 'numbers of lanes that are written in a way nobody can read',
  unread_width: 'widths that are written in a way nobody can read',
  joinedSchools: 'schools that are in the data more than once, joined',
  coastLines: 'coast lines; the sea beside them is not drawn',
};
