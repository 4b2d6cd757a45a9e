/** `bench`: figures of the running product, never tests. `--only <name>` runs one of them. */
import { cpus, loadavg } from 'node:os';
import { parseArgs } from 'node:util';
import { districts } from './districts.ts';
import { firstLoadScript } from './first-load-script.ts';
import { hundredThousand } from './hundred-thousand.ts';
import { idleStreams } from './idle-streams.ts';
import { type Installation, openInstallation } from './installation.ts';
import { lanes } from './lanes.ts';
import { learning } from './learning.ts';
import { libraryEvening } from './library-evening.ts';
import { mapTenThousand } from './map-ten-thousand.ts';
import { packBuild } from './pack-build.ts';
import { peerEngines } from './peer-engines.ts';
import { photoToSaved } from './photo-to-saved.ts';
import { plannerHundredThousand } from './planner-hundred-thousand.ts';
import { plannerTenThousand } from './planner-ten-thousand.ts';
import { pokeToPaint } from './poke-to-paint.ts';
import { pullAfterOneChange } from './pull-after-one-change.ts';
import { pushFiftyPhones } from './push-fifty-phones.ts';
import { residentMemory } from './resident-memory.ts';
import { restore } from './restore.ts';
import { startFromCache } from './start-from-cache.ts';
import { formatMissed, formatTable, type Measured } from './table.ts';
import { tapToSaved } from './tap-to-saved.ts';
import { thousandPending } from './thousand-pending.ts';

/** In an order that makes sense for the one installation they share: small city first, memory and the hundred thousand last. */
const FIGURES: Readonly<Record<string, (installation: Installation) => Promise<Measured[]>>> = {
  'tap-to-saved': tapToSaved,
  'photo-to-saved': photoToSaved,
  'poke-to-paint': pokeToPaint,
  'first-load-script': firstLoadScript,
  learning,
  lanes,
  districts,
  'start-from-cache': startFromCache,
  'pull-after-one-change': pullAfterOneChange,
  'planner-ten-thousand': plannerTenThousand,
  'map-ten-thousand': mapTenThousand,
  'peer-engines': peerEngines,
  'push-fifty-phones': pushFiftyPhones,
  'library-evening': libraryEvening,
  'thousand-pending': thousandPending,
  'resident-memory': residentMemory,
  'idle-streams': idleStreams,
  'hundred-thousand': hundredThousand,
  'planner-hundred-thousand': plannerHundredThousand,
  restore,
  'pack-build': packBuild,
};

const say = (text: string) => process.stdout.write(`${text}\n`);

function chosenFigures(): string[] {
  const names = Object.keys(FIGURES);
  const { only } = parseArgs({ options: { only: { type: 'string' } } }).values;
  if (only === undefined) return names;
  if (!names.includes(only)) throw new Error(`There is no figure "${only}": choose one of ${names.join(', ')}.`);
  return [only];
}

const chosen = chosenFigures();
const started = performance.now();
const rows: Measured[] = [];
say('Starting the server on a data folder of its own …');
const installation = await openInstallation();
try {
  for (const name of chosen) {
    const began = performance.now();
    rows.push(...((await FIGURES[name]?.(installation)) ?? []));
    const seconds = ((performance.now() - began) / 1000).toFixed(0);
    const megabytes = (installation.residentBytes() / 1e6).toFixed(0);
    say(`${name}: measured in ${seconds} s, the api process then holds ${megabytes} MB`);
  }
} finally {
  await installation.close();
}
const load = loadavg()
  .map((average) => average.toFixed(1))
  .join(' ');
const minutes = ((performance.now() - started) / 60_000).toFixed(1);
say(`\n${formatTable(rows)}\n\n${formatMissed(rows)}`);
say(`Measured in ${minutes} min on ${cpus().length} cores, Node ${process.versions.node}, load ${load}.`);
// Connections that are kept open would hold the process.
process.exit(0);
