import { backOffMs } from '../sync/back-off.ts';

/**
 * [S20]: how long to rest after a photo that was not sent. `toldMs` above 0: the city says when a place may be free; that
 * is no failure, and to wait longer each time would let places stand empty. `random` in [0, 1).
 */
export function photoRest(failures: number, toldMs: number, random: number): { failures: number; restMs: number } {
  if (toldMs > 0) return { failures, restMs: toldMs };
  return { failures: failures + 1, restMs: backOffMs(failures + 1, random) };
}
