/** The desk of a planner with a hundred thousand proposals. */
import { fillDatabase } from './fill-database.ts';
import type { Installation } from './installation.ts';
import { figuresOfDesk } from './planner-desk.ts';
import type { Measured } from './table.ts';

const PROPOSALS = 100_000;

export async function plannerHundredThousand(installation: Installation): Promise<Measured[]> {
  await fillDatabase(installation, PROPOSALS);
  return figuresOfDesk(installation, PROPOSALS);
}
