/**
 * Faults of sync design §16 that the schedules draw from, and those beside its list. All but 49: nobody can link a guest to
 * another person yet.
 */
export const faultNames = {
  1: 'request lost',
  2: 'answer lost after commit',
  3: 'answer cut in half',
  4: 'request delivered twice, also hours later',
  5: 'pushes reordered',
  6: 'captive portal: 200 HTML',
  7: '502, 503, 429 storms',
  8: 'a proxy takes no large body: 413',
  9: 'one-way partition',
  10: 'pokes open but silent',
  11: 'told to be online without a network',
  12: '1 % loss, 2 s round trip, 50 phones',
  13: 'killed between tap and commit',
  14: 'killed after commit, before the promise shows',
  15: 'killed between ack and outbox delete',
  16: 'killed between cache write and vault write',
  17: 'power loss drops the last relaxed commits',
  18: 'device full',
  19: 'connection to the vault lost',
  20: 'cache gone, vault intact',
  21: 'clock wrong by an hour or ten years, both ways',
  22: 'two tabs enqueue',
  23: 'leader frozen in a run, tab frozen in a write',
  24: 'one draft submitted in two tabs',
  25: 'cloned phone',
  26: 'a browser that keeps nothing',
  27: 'bytes of a photo wrong on the way, or in the vault for good',
  28: 'a piece of a photo missing in the vault',
  29: 'new app over an older outbox',
  30: 'an old tab beside a new one',
  31: 'app rolled back over its outbox',
  32: 'server rolled back, acts parked, then upgraded',
  33: 'unreadable outbox row',
  34: 'server crash before commit, after commit, at a statement',
  35: 'two api processes',
  36: 'long transaction during pull',
  37: 'deadlock, serialisation error',
  38: 'restored from a backup',
  39: 'new epoch under pushes',
  40: 'disk of the server full',
  41: 'tombstones purged below a cursor',
  42: 'moved to another database',
  43: 'account erased while offline',
  44: 'change of rights',
  45: 'project closed with proposals queued',
  46: 'parent refused, children queued',
  47: 'decision on a version edited meanwhile',
  48: 'signed out with unsent work',
  50: 'support on and off on two devices',
  401: 'session expired',
  402: 'a row of the cache lost',
  403: 'unsent acts handed in from a file',
} as const;
export type Fault = keyof typeof faultNames;
export const allFaults = Object.keys(faultNames).map(Number) as Fault[];

/** How often each fault has happened. */
export class FaultCounts {
  readonly #counts = new Map<Fault, number>();

  add(fault: Fault, times = 1): void {
    this.#counts.set(fault, this.of(fault) + times);
  }

  of(fault: Fault): number {
    return this.#counts.get(fault) ?? 0;
  }

  join(other: FaultCounts): void {
    for (const fault of allFaults) this.add(fault, other.of(fault));
  }

  toString(): string {
    return allFaults.map((fault) => `${String(fault).padStart(4)} ${faultNames[fault]}: ${this.of(fault)}`).join('\n');
  }
}
