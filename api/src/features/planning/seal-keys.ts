import { createHash } from 'node:crypto';
import type { SealKey, SealKeysFile } from '@werkstadt/shared/city/seal-key';
import { addSealKey, type CityRow, listCities } from '../../db/cities.ts';
import { sealSigningOf } from '../../learning/seal-crypto.ts';
import type { Services } from '../../platform/services.ts';

export const SEAL_KEYS_PATH = '/.well-known/werkstadt-seal-keys.json';

/** A city's own key. The secret it is made of is part of every backup: after a restore it is the same key. */
export const citySealSigning = ({ keyedHash }: Pick<Services, 'keyedHash'>, cityId: string) =>
  sealSigningOf(keyedHash('seal-key', cityId));

/** Every key the city has sealed with; the one in use is named before it is used for the first time. */
export async function sealKeysOf(
  services: Pick<Services, 'database' | 'keyedHash' | 'now'>,
  { id, sealKeys }: Pick<CityRow, 'id' | 'sealKeys'>,
): Promise<SealKey[]> {
  const bytes = citySealSigning(services, id).publicKey;
  const publicKey = Buffer.from(bytes).toString('base64url');
  if (sealKeys.some((key) => key.publicKey === publicKey)) return sealKeys;
  return addSealKey(services.database, id, {
    id: createHash('sha256').update(bytes).digest('hex').slice(0, 16),
    publicKey,
    since: services.now().toISOString(),
  });
}

/** The keys of every city here, for whoever checks a seal without the app. */
export async function sealKeysFile(services: Pick<Services, 'database' | 'keyedHash' | 'now'>): Promise<SealKeysFile> {
  const cities: SealKeysFile['cities'] = [];
  for (const city of await listCities(services.database)) {
    cities.push({ slug: city.slug, name: city.name, keys: await sealKeysOf(services, city) });
  }
  return { format: 'werkstadt-seal-keys', formatVersion: 1, algorithm: 'Ed25519', cities };
}
