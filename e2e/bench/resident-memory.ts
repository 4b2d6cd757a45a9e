/** What the api process holds in memory after everything that the other figures asked of it. */
import type { Installation } from './installation.ts';
import type { Measured } from './table.ts';

const GOAL_MEGABYTES = 250;
/** By itself, this figure asks for a city's worth of work too. */
const PROPOSALS = 10_000;

export async function residentMemory(installation: Installation): Promise<Measured[]> {
  await installation.fillTo(PROPOSALS);
  return [
    {
      figure: 'Resident memory of the api process after all this',
      value: installation.residentBytes() / 1e6,
      unit: 'MB',
      goal: { limit: GOAL_MEGABYTES, best: 'low' },
      alternative: { name: 'the same process at rest', value: installation.residentBytesAtRest / 1e6 },
      because: 'the lines above the table tell after which figure it had grown',
    },
  ];
}
