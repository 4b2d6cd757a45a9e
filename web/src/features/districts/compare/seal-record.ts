import { sha256 } from '@noble/hashes/sha2.js';
import { sealWeighing } from '@werkstadt/shared/districts/weighing/seal-weighing';
import type { SealedWeighing, WeighingRecord } from '@werkstadt/shared/districts/weighing/weighing-record';
import type { ErrorCode } from '@werkstadt/shared/errors/codes';
import { signWeighing } from '~/platform/weighing-client.ts';

/** The record with the city's seal where it gave one; else with a checksum alone, and why. */
export async function sealRecord(
  city: string,
  record: WeighingRecord,
  maySign: boolean,
): Promise<{ readonly sealed: SealedWeighing; readonly refused: ErrorCode | null }> {
  const answer = maySign ? await signWeighing('/trpc', city, record) : null;
  if (answer?.ok) return { sealed: answer.value, refused: null };
  const own = await sealWeighing(record, { sha256: async (bytes) => sha256(bytes) }, null);
  return { sealed: own, refused: answer ? answer.failure.code : null };
}
