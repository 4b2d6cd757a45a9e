import serialize from 'canonicalize';
import {
  problemOfSeal,
  type SealProblem,
  type SealSigning,
  type SealVerifying,
  sealOf,
} from '../../literacy/package/seal.ts';
import type { Hashing } from '../../sync/signature.ts';
import { utf8Bytes } from '../../sync/utf8.ts';
import type { DistrictCity } from '../district-city.ts';
import { assignmentOfWeighed, weighPlans } from './weigh-plans.ts';
import type { SealedWeighing, WeighingRecord } from './weighing-record.ts';

/** The one form that a record is hashed and kept in: JSON of RFC 8785. */
export const canonicalWeighing = (record: WeighingRecord): string => serialize(record) ?? '';

const hashOf = async (record: WeighingRecord, hashing: Hashing): Promise<Uint8Array<ArrayBuffer>> =>
  new Uint8Array(await hashing.sha256(utf8Bytes(canonicalWeighing(record))));

/** Without a key the seal protects against damage alone: the city signs when it is reached. */
export async function sealWeighing(
  record: WeighingRecord,
  hashing: Hashing,
  signing: SealSigning | null,
): Promise<SealedWeighing> {
  return { record, seal: await sealOf(await hashOf(record, hashing), signing) };
}

/** Weighed on another pack than the one at hand; by other formulas; computed again, a number comes out otherwise. */
export const NUMBER_PROBLEMS = ['other-pack', 'other-figures', 'numbers-differ'] as const;
export type NumberProblem = (typeof NUMBER_PROBLEMS)[number];

/** Why a record cannot be relied on, as far as the seal tells; null where it can. */
export async function problemOfWeighing(
  { record, seal }: SealedWeighing,
  trustedKeys: readonly string[],
  verifying: SealVerifying,
): Promise<SealProblem | null> {
  return problemOfSeal(seal, await hashOf(record, verifying), trustedKeys, verifying);
}

/** The same weighing, computed again on the blocks at hand; null where these lack a block, a school or the year. */
export function weighAgain(city: DistrictCity, record: WeighingRecord): WeighingRecord | null {
  const [a, b] = [assignmentOfWeighed(city, record.plans.a), assignmentOfWeighed(city, record.plans.b)];
  const year = city.data.meta.years.indexOf(record.year);
  if (!a || !b || year < 0) return null;
  const { projectId, weighedAt, pack, preferred, reasons } = record;
  return weighPlans(
    city,
    { ...record.plans.a, assignment: a },
    { ...record.plans.b, assignment: b },
    { projectId, weighedAt, pack, preferred, reasons, year },
  );
}

/** Computes a record again from its plans and the city's open data; null where every number comes out as it says. */
export function problemOfNumbers(
  city: DistrictCity,
  pack: WeighingRecord['pack'],
  record: WeighingRecord,
): NumberProblem | null {
  // Packs with the same blocks, pupils and ways give the same numbers, whatever else they hold.
  if (record.pack.districtsHash !== pack.districtsHash) return 'other-pack';
  const again = weighAgain(city, record);
  if (!again) return 'other-pack';
  if (again.figuresVersion !== record.figuresVersion) return 'other-figures';
  return canonicalWeighing(again) === canonicalWeighing(record) ? null : 'numbers-differ';
}
