import { letGo } from './durable-write.ts';
import { type DatabaseEngine, VaultDatabase } from './vault-database.ts';
import { type VaultDrafts, vaultDrafts } from './vault-drafts.ts';
import { type VaultMeta, vaultMeta } from './vault-meta.ts';
import { type VaultOutbox, vaultOutbox } from './vault-outbox.ts';
import { type VaultPhotos, vaultPhotos } from './vault-photos.ts';

/** Everything of one person in one city that only this device has. */
export interface Vault {
  readonly ownerId: string;
  readonly meta: VaultMeta;
  readonly drafts: VaultDrafts;
  readonly outbox: VaultOutbox;
  readonly photos: VaultPhotos;
  readonly close: () => void;
  /** For the erase flow alone. */
  readonly destroy: () => Promise<void>;
}

export function openVault(
  cityId: string,
  ownerId: string,
  engine: DatabaseEngine,
  now: () => string,
  createId: () => string,
): Vault {
  const database = new VaultDatabase(cityId, ownerId, engine);
  // Another tab erases the person: let go at once, and never make an empty vault of the same name.
  database.on('versionchange', (event) => {
    if (!event.newVersion) letGo(database);
  });
  return {
    ownerId,
    meta: vaultMeta(database, now),
    drafts: vaultDrafts(database),
    outbox: vaultOutbox(database, now, createId),
    photos: vaultPhotos(database, now),
    close: () => letGo(database),
    destroy: () => {
      letGo(database);
      return database.delete({ disableAutoOpen: true });
    },
  };
}
