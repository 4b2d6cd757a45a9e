import type { UnsignedEnvelope } from './envelope.ts';
import type { Conclusion } from './push-store.ts';
import type { EnvelopeRun } from './run-envelope.ts';

/**
 * [S11]: what rests on a refused act is refused with it, what rests on a parked one waits with it; null where nothing of
 * the sort stands in the way. `find`: what became of an earlier act.
 */
export async function fateOfParents(
  envelope: UnsignedEnvelope,
  find: (mid: string) => Promise<Pick<Conclusion, 'status'> | null>,
): Promise<EnvelopeRun | null> {
  for (const mid of envelope.after ?? []) {
    const status = (await find(mid))?.status;
    if (status === 'rejected') return { status, code: 'parent', detail: mid, touched: [], touches: [] };
    if (status === 'parked') return { status, code: null, detail: mid, touched: [], touches: [] };
  }
  return null;
}
