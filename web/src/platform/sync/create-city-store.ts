import type { CityInfo } from '@werkstadt/shared/city/city-info';
import { may } from '@werkstadt/shared/person/permissions';
import { cityScope, projectScope, projectStaffScope } from '@werkstadt/shared/sync/scope';
import type { ApiClient } from '../api-client.ts';
import type { CityStore } from '../data/city-store.ts';
import type { ScopeState } from '../data/views.ts';
import type { CityCache } from '../db/city-cache.ts';
import type { DeviceStore } from '../db/device-database.ts';
import type { PageColumns } from '../db/page-columns.ts';
import { inSlices } from '../in-slices.ts';
import { createPhotoActs } from '../photos/photo-acts.ts';
import { createPhotoSender } from '../photos/photo-sender.ts';
import { createAccount } from './account.ts';
import { CityMemory } from './city-memory.ts';
import { type CityParts, keptRows } from './city-parts.ts';
import { createReadings } from './city-readings.ts';
import { createDraftActs } from './draft-acts.ts';
import { createErasure } from './erase.ts';
import { createExports } from './export-acts.ts';
import { openLiveStream } from './live-stream.ts';
import { createActs } from './mutate.ts';
import { watchNetwork } from './network.ts';
import { PersonKeeper } from './person.ts';
import { createPuller } from './pull.ts';
import { createPusher } from './push.ts';
import { readWaitingPages } from './read-waiting-pages.ts';
import { browserSurroundings, type Surroundings } from './surroundings.ts';
import { joinTabs, type TabMessage } from './sync-messages.ts';
import { watchTriggers } from './triggers.ts';
import { VaultAccess } from './vault-access.ts';

export interface CityStoreInput {
  readonly city: CityInfo;
  readonly api: ApiClient;
  /** Null where this browser keeps nothing: then the city is read from memory, and nothing can be written. */
  readonly device: DeviceStore | null;
  readonly surroundings?: Surroundings;
}

/** Opens all of one city that this device holds, and keeps it in step with the server until closed. */
export async function createCityStore(input: CityStoreInput): Promise<CityStore> {
  const { city, api, device, surroundings = browserSurroundings } = input;
  const memory = new CityMemory();
  let closed = false;
  const isoNow = () => new Date(surroundings.now()).toISOString();
  const tabs = joinTabs(surroundings.openChannel, city.id, (message) => {
    onMessage(message).catch((error: unknown) => {
      if (!closed) console.warn('what another tab did is not seen here yet', error);
    });
  });
  const network = watchNetwork();
  const vault = new VaultAccess(device, city.id, memory, tabs, isoNow);
  const cache = device?.openCache(city.id) ?? null;
  const parts: CityParts = { city, api, memory, cache, vault, tabs, network, surroundings, isoNow };
  const person = new PersonKeeper(parts, location.origin);

  const shownHere = new Map<string, number>();
  const shownElsewhere = new Set<string>();
  const held = (): Set<string> => {
    const scopes = new Set([cityScope(city.id), ...memory.scopes.keys(), ...shownElsewhere]);
    const own = memory.ownScope();
    if (own !== null) scopes.add(own);
    const staff = may(memory.actor(), 'read-staff-scope');
    for (const projectId of shownHere.keys()) {
      scopes.add(projectScope(projectId));
      if (staff) scopes.add(projectStaffScope(projectId));
    }
    return scopes;
  };

  const pusher = createPusher(parts, person, () => puller.pull());
  const puller = createPuller(parts, person, held, () => pusher.push({ now: true }));
  const photos = createPhotoSender(parts, person, () => puller.pull());
  const live = openLiveStream(parts, () => [...held()], follow);
  function sync(options?: { readonly now: boolean }): void {
    // What waits goes first: its effect is then part of what is pulled.
    pusher.push(options).then(puller.pull).then(photos.send);
  }
  /** Pokes come often: where nothing waits, the vault is left in peace until the next sync of its own ([S24]). */
  function follow(): void {
    if (pusher.waits()) sync();
    else puller.pull().then(photos.send);
  }
  async function syncNow(): Promise<void> {
    await pusher.push({ now: true });
    await puller.pull();
    await photos.send();
  }

  const drafts = createDraftActs(parts);
  const acts = createActs(parts, person, drafts.keeper, () => {
    // Words first: a photo follows what names it. Where the browser says that there is no network, the back-off is obeyed:
    // a try would mark everything that waits as under way and back, while the person goes on writing.
    pusher.push({ now: navigator.onLine !== false }).then(photos.send);
    vault.askToPersist();
  });
  const account = createAccount(parts, person, async () => {
    puller.rightsChanged();
    live.restart();
    await puller.pull();
  });
  const exports = createExports(parts);
  const erase = createErasure(parts, person, device);
  const stopTriggers = watchTriggers(sync, () => drafts.keeper.flush());
  let stopPictures = () => {};
  async function startPictures(): Promise<void> {
    const { keepPictures } = await import('../photos/picture-keeper.ts');
    await memory.loaded;
    if (!closed) stopPictures = keepPictures(parts, () => closed);
  }

  async function onMessage(message: TabMessage): Promise<void> {
    switch (message.type) {
      case 'outbox':
        await vault.reloadOutbox();
        return memory.fold();
      case 'drafts':
        await vault.reloadDrafts();
        return memory.notify();
      case 'rows':
        // From before a restore, and late.
        if (memory.epoch !== null && memory.epoch !== message.epoch) return;
        memory.enter(message.rows, message.steps, message.at, message.epoch);
        return memory.fold();
      case 'restored':
        if (memory.epoch !== message.epoch) memory.dropAll(message.epoch);
        return memory.fold();
      case 'dropped':
        for (const scopeId of message.scopeIds) memory.drop(scopeId, message.beginAnew);
        return memory.fold();
      case 'hold':
        for (const scopeId of message.scopeIds) shownElsewhere.add(scopeId);
        return live.scopesChanged();
      case 'who-holds':
        return tellHeld();
      case 'session':
        await vault.reloadSession();
        puller.rightsChanged();
        return memory.fold();
      case 'erased':
        vault.release();
        person.release();
        return memory.fold();
    }
  }

  function tellHeld(): void {
    tabs.tell({ type: 'hold', scopeIds: [...held()] });
    live.scopesChanged();
  }

  function holdProject(projectId: string): () => void {
    const scopeId = projectScope(projectId);
    shownHere.set(projectId, (shownHere.get(projectId) ?? 0) + 1);
    if (!memory.scopes.get(scopeId)?.complete) puller.pull();
    tellHeld();
    return () => {
      const left = (shownHere.get(projectId) ?? 1) - 1;
      if (left > 0) shownHere.set(projectId, left);
      else shownHere.delete(projectId);
    };
  }

  function scopeState(projectId: string): ScopeState {
    if (memory.scopes.get(projectScope(projectId))?.complete) return 'ready';
    if (network.state() === 'offline' || puller.failure() === 'network-unreachable') return 'missing-offline';
    return puller.failure() === null ? 'loading' : 'failed';
  }

  /** What lies in the cache and is not on screen yet is read beside everything else. */
  async function readRest(kept: CityCache, waiting: readonly PageColumns[]): Promise<void> {
    try {
      await readWaitingPages({ cache: kept, memory }, waiting, () => closed);
      await kept.describePages();
    } catch (error) {
      if (!closed) console.warn('a part of what was kept of the city cannot be read', error);
    }
    memory.view.coming.end();
    await memory.fold();
  }

  /** Answers the pages that are still to be read. */
  async function readKept(): Promise<readonly PageColumns[]> {
    if (!cache) return [];
    try {
      const { scopes, rows, waiting } = await cache.load();
      memory.restore(keptRows(rows), scopes);
      await inSlices(memory.view.coming.expect(waiting), () => closed);
      return waiting;
    } catch (error) {
      console.warn('what was kept of the city cannot be read; it is fetched anew', error);
      return [];
    }
  }

  const [left] = await Promise.all([readKept(), vault.openExisting()]);
  await memory.fold();
  if (cache) memory.loaded = readRest(cache, left);
  const stopNetwork = network.subscribe(memory.notify.bind(memory));
  device?.removeOutdatedCaches(city.id).catch((error: unknown) => console.warn('an old cache stays', error));
  sync();
  if ('caches' in globalThis) {
    startPictures().catch((error: unknown) => console.warn('pictures on this device are not looked after', error));
  }

  return {
    city,
    subscribe: memory.subscribe,
    ...createReadings(parts, pusher),
    scopeState,
    holdProject,
    mutate: acts.mutate,
    retryItem: acts.retryItem,
    discardItem: acts.discardItem,
    syncNow,
    ...drafts.acts,
    ...createPhotoActs(parts, drafts.keeper),
    waitingPhotos: photos.waiting,
    ...exports,
    exportEverything: () => memory.loaded.then(exports.exportEverything),
    eraseMe: (choices) => memory.loaded.then(() => erase(choices)),
    ...account,
    close() {
      closed = true;
      stopTriggers();
      stopNetwork();
      stopPictures();
      live.close();
      // What a person has just done or drawn still reaches the disk.
      Promise.allSettled([pusher.close(), puller.close(), photos.close(), acts.settled(), drafts.keeper.flush()]).then(
        () => {
          tabs.close();
          vault.release();
          cache?.close();
          device?.close();
        },
      );
    },
  };
}
