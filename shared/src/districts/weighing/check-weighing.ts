import type { SealKey } from '../../city/seal-key.ts';
import { decodeUtf8 } from '../../literacy/package/decode-utf8.ts';
import type { SealProblem, SealVerifying } from '../../literacy/package/seal.ts';
import type { DistrictCity } from '../district-city.ts';
import { type NumberProblem, problemOfNumbers, problemOfWeighing, weighAgain } from './seal-weighing.ts';
import { type WeighingDifference, weighingDifferences } from './weighing-differences.ts';
import { type SealedWeighing, sealedWeighingSchema, type WeighingRecord } from './weighing-record.ts';

export type ReadWeighing =
  | { readonly ok: true; readonly sealed: SealedWeighing }
  /** `field`: the first that is not as the format has it; '' where the file is no JSON at all. */
  | { readonly ok: false; readonly field: string };

/** A saved record of weighing, as anybody may have got it from anywhere. */
export function readWeighingFile(bytes: Uint8Array): ReadWeighing {
  const text = decodeUtf8(bytes);
  let content: unknown;
  try {
    content = JSON.parse(text ?? '');
  } catch {
    return { ok: false, field: '' };
  }
  const parsed = sealedWeighingSchema.safeParse(content);
  if (parsed.success) return { ok: true, sealed: parsed.data };
  return { ok: false, field: parsed.error.issues[0]?.path.join('.') ?? '' };
}

export interface CheckedSeal {
  /** Null where the seal is the city's and holds for this very record. */
  readonly problem: SealProblem | null;
  /** The city's key that sealed it; null where it is none of the city's. */
  readonly key: SealKey | null;
}

/** The seal of a record against the keys that the city publishes. */
export async function checkSeal(
  sealed: SealedWeighing,
  keys: readonly SealKey[],
  verifying: SealVerifying,
): Promise<CheckedSeal> {
  const problem = await problemOfWeighing(
    sealed,
    keys.map(({ publicKey }) => publicKey),
    verifying,
  );
  const key = keys.find(({ publicKey }) => publicKey === sealed.seal.publicKey) ?? null;
  // Without any published key a whole seal is still nobody's that the city has named.
  if (problem === null && !key) return { problem: sealed.seal.publicKey === null ? 'not-signed' : 'key-unknown', key };
  return { problem, key };
}

export interface CheckedNumbers {
  readonly problem: NumberProblem | null;
  /** What comes out otherwise; null where the blocks at hand cannot tell. */
  readonly differences: readonly WeighingDifference[] | null;
}

/** The numbers of a record, computed again on the blocks at hand: also on those of another pack, where they carry it. */
export function checkNumbers(city: DistrictCity, pack: WeighingRecord['pack'], record: WeighingRecord): CheckedNumbers {
  const problem = problemOfNumbers(city, pack, record);
  if (problem === null) return { problem, differences: [] };
  const again = weighAgain(city, record);
  return { problem, differences: again && weighingDifferences(record, again) };
}
