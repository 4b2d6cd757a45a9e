/** A workshop in one library: fifty phones come back to the network at the same moment. */
import { submitProposal } from '@werkstadt/shared/proposal/mutators';
import type { SentEnvelope } from '@werkstadt/shared/sync/envelope';
import { insertBare, readWritten } from './bare-inserts.ts';
import { connect } from './database.ts';
import type { Installation } from './installation.ts';
import { median } from './percentile.ts';
import type { Phone } from './phone.ts';
import type { Measured } from './table.ts';

const PHONES = 50;
const PROPOSALS_EACH = 20;
/** The first one warms connections and code, on both sides, and does not count. */
const ROUNDS = 4;

interface Loaded {
  readonly phone: Phone;
  readonly acts: readonly SentEnvelope[];
}

export async function pushFiftyPhones(installation: Installation): Promise<Measured[]> {
  const sql = connect(installation.server.dataFolder, PHONES);
  const pushSeconds: number[] = [];
  const insertSeconds: number[] = [];
  try {
    for (let round = 0; round < ROUNDS; round++) {
      const loaded = await loadPhones(installation);
      const started = performance.now();
      await Promise.all(loaded.map(({ phone, acts }) => phone.push(acts)));
      pushSeconds.push((performance.now() - started) / 1000);
      const written = await readWritten(
        sql,
        loaded.map(({ acts }) => acts.map(({ mid }) => mid)),
      );
      insertSeconds.push(await insertBare(sql, written));
    }
  } finally {
    await sql.end();
  }
  const perSecond = (seconds: readonly number[]) => (PHONES * PROPOSALS_EACH) / median(seconds.slice(1));
  const [pushed, inserted] = [perSecond(pushSeconds), perSecond(insertSeconds)];
  return [
    {
      figure: `${PHONES} phones × ${PROPOSALS_EACH} proposals at once`,
      value: pushed,
      unit: '/s',
      goal: { limit: inserted / 2, best: 'high' },
      alternative: { name: 'bare INSERTs of the same rows', value: inserted },
      because:
        'beside the rows, a push parses JSON, checks a P-256 signature for each act, runs its mutator and writes it under the rights of its city',
    },
  ];
}

async function loadPhones(installation: Installation): Promise<Loaded[]> {
  const loaded: Loaded[] = [];
  for (let n = 0; n < PHONES; n++) {
    const phone = await installation.openPhone();
    const acts: SentEnvelope[] = [];
    for (let act = 0; act < PROPOSALS_EACH; act++) {
      acts.push(await phone.prepare(submitProposal, installation.newProposal()));
    }
    loaded.push({ phone, acts });
  }
  return loaded;
}
