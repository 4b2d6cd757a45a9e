/** Tables as a real town would give them: places for its estimated pupils, and today's districts by the nearest of them. */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { readDistrictsFile } from '@werkstadt/shared/districts/data/districts-file';
import { districtCity } from '@werkstadt/shared/districts/district-city';
import { writePlanCsv } from '@werkstadt/shared/districts/exchange/plan-csv';
import { startPlan } from '@werkstadt/shared/districts/start/start-plan';

/** Room for some more than there are. */
const SPARE = 1.1;

/** Writes `places.csv` and `districts.csv` for the blocks and schools of a pack into a folder. */
export function writeDistrictTables(pack: string, folder: string): { readonly places: string; readonly zones: string } {
  const read = readDistrictsFile(new Uint8Array(readFileSync(join(pack, 'districts.bin'))));
  if (!read.ok) throw new Error(`the blocks of the pack are ${read.problem}`);
  const { data } = read;
  const { schoolId, meta } = data;
  const pupils = data.blockPupils.reduce((sum, count) => sum + count, 0);
  const places = Math.ceil((pupils * SPARE) / schoolId.length);
  const given = { ...data, schoolPlaces: data.schoolPlaces.map(() => places) };
  const nobody = new Uint16Array(data.blockId.length);
  const options = { seed: 1, year: 0, switchMetres: 0, locked: new Set<number>(), current: nobody };
  const plan = startPlan(districtCity(given), options);
  if (!plan) throw new Error('no plan was made');
  const paths = { places: join(folder, 'places.csv'), zones: join(folder, 'districts.csv') };
  const rows = schoolId.map((id) => `${id},${meta.years[0]},${places}`);
  writeFileSync(paths.places, `${['school,year,places', ...rows].join('\n')}\n`);
  const named = writePlanCsv(data, plan.assignment)
    .split('\n')
    .map((line, index) =>
      index === 0 ? line : line.replace(/,(\d+)$/, (_, zone) => `,${schoolId[Number(zone) - 1]}`),
    );
  writeFileSync(paths.zones, named.join('\n'));
  return paths;
}
