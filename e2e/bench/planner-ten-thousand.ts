/** The desk of a planner with ten thousand proposals, each of them an act of a phone. */
import type { Installation } from './installation.ts';
import { figuresOfDesk } from './planner-desk.ts';
import type { Measured } from './table.ts';

const PROPOSALS = 10_000;

export async function plannerTenThousand(installation: Installation): Promise<Measured[]> {
  await installation.fillTo(PROPOSALS);
  return figuresOfDesk(installation, PROPOSALS);
}
