import type { CityTransaction } from '../database.ts';

/** Root participants among whose participants one of these keyed hashes (base64url) is found. */
export async function findPersons(
  tx: CityTransaction,
  hashes: readonly string[],
  hashOf: (participantId: string) => Buffer,
): Promise<string[]> {
  const wanted = new Set(hashes);
  const rows = await tx<{ id: string; rootId: string }[]>`select id, root_id as "rootId" from participant`;
  return [
    ...new Set(rows.filter(({ id }) => wanted.has(hashOf(id).toString('base64url'))).map(({ rootId }) => rootId)),
  ];
}
