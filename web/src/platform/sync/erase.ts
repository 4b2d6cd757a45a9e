import type { CityStore } from '../data/city-store.ts';
import type { DeviceStore } from '../db/device-database.ts';
import { dropAllFiles } from '../learning/kept-files.ts';
import { learningStore } from '../learning/learning-store.ts';
import { dropAllPictures } from '../photos/picture-shelf.ts';
import { forgetSettings } from '../settings/settings.ts';
import { type CityParts, dropScopes } from './city-parts.ts';
import { heard } from './network.ts';
import type { PersonKeeper } from './person.ts';

/**
 * Erases the person: first at the city, then here ([TR11]). Where the city cannot be reached nothing is erased, because
 * a device that forgot its key could never ask again. Someone who never contributed is only erased here.
 */
export function createErasure(
  parts: CityParts,
  person: PersonKeeper,
  device: DeviceStore | null,
): CityStore['eraseMe'] {
  const { api, city, memory, vault, tabs, network } = parts;

  async function eraseAtCity(choices: Parameters<CityStore['eraseMe']>[0]): ReturnType<CityStore['eraseMe']> {
    const session = await person.ensureSession();
    // The answer to an earlier try was lost on its way: what was asked for is done.
    if (!session.ok && session.failure?.code === 'erased') return { ok: true, value: undefined };
    if (!session.ok) return { ok: false, code: session.failure?.code ?? 'server-error' };
    await vault.current?.meta.journal({ event: 'erase-asked' });
    const answer = heard(network, await api.erase(city.id, choices));
    if (answer.ok) return { ok: true, value: undefined };
    if (answer.failure.code === 'sign-in-needed') person.sessionLost();
    return { ok: false, code: answer.failure.code };
  }

  return async (choices) => {
    const known = await person.readIdentity();
    if (known) {
      let erased = await eraseAtCity(choices);
      // Where the session has ended, the device key opens another, or learns that this person is erased.
      if (!erased.ok && erased.code === 'sign-in-needed') erased = await eraseAtCity(choices);
      if (!erased.ok) return erased;
    }
    const own = memory.ownScope();
    await vault.destroy();
    await device?.removeOwner(city.id);
    person.release();
    await learningStore.erase();
    await dropAllFiles();
    await dropAllPictures();
    forgetSettings();
    tabs.tell({ type: 'erased' });
    // The public rows still carry the erased words until they are fetched anew.
    const dropped = [...memory.scopes.keys()];
    await dropScopes(parts, own === null ? dropped : [...new Set([...dropped, own])], { beginAnew: false });
    await memory.fold();
    return { ok: true, value: undefined };
  };
}
