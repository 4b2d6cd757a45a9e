import { parseScope } from '@werkstadt/shared/sync/scope';
import type { ApiAnswer } from '../api-answer.ts';
import type { CityStore, Outcome } from '../data/city-store.ts';
import { dropAllPictures } from '../photos/picture-shelf.ts';
import { type CityParts, dropScopes } from './city-parts.ts';
import { heard } from './network.ts';
import type { PersonKeeper } from './person.ts';
import { writeOrFree } from './storage-failure.ts';

type Account = Pick<
  CityStore,
  'refreshSession' | 'listSessions' | 'revokeSession' | 'signOut' | 'requestCode' | 'verifyCode' | 'setUp'
>;

const outcomeOf = <T>(answer: ApiAnswer<T>): Outcome<T> =>
  answer.ok ? answer : { ok: false, code: answer.failure.code };

/** Signing in and out of staff, and the list of sessions. Nothing here ever touches what waits to be sent ([S26]). */
export function createAccount(parts: CityParts, person: PersonKeeper, rightsChanged: () => Promise<void>): Account {
  const { api, city, memory, network } = parts;

  /** What only staff may read goes with the right to read it ([S16]). */
  async function dropStaffScopes(): Promise<void> {
    const staff = [...memory.scopes.keys()].filter((scopeId) => {
      const scope = parseScope(scopeId);
      return scope?.kind === 'project' && scope.audience === 'staff';
    });
    await dropScopes(parts, staff, { beginAnew: false });
    await memory.fold();
  }

  return {
    async refreshSession() {
      const identity = await person.readIdentity();
      if (!identity) return;
      const answer = heard(network, await api.currentSession(city.id));
      if (!answer.ok) return;
      if (answer.value?.participantId === identity.participantId) await person.keep(answer.value);
      else await person.forget();
    },
    listSessions: async () => outcomeOf(heard(network, await api.listSessions(city.id))),
    revokeSession: async (id) => outcomeOf(heard(network, await api.revokeSession(city.id, id))),
    async signOut() {
      const answer = heard(network, await api.closeSession(city.id));
      if (!answer.ok) return outcomeOf(answer);
      await person.forget();
      await dropStaffScopes();
      // The next one at this desk need not see what was looked at.
      await dropAllPictures();
      await rightsChanged();
      return { ok: true, value: undefined };
    },
    requestCode: async (email) => outcomeOf(heard(network, await api.requestCode(city.id, email))),
    async verifyCode(email, code) {
      const identity = await writeOrFree(parts, () => person.ensureIdentity());
      if (!identity.ok) return identity;
      const session = await person.ensureSession();
      if (!session.ok) return { ok: false, code: session.failure?.code ?? 'server-error' };
      const answer = heard(network, await api.verifyCode(city.id, email, code));
      if (!answer.ok) return outcomeOf(answer);
      await person.keep(answer.value);
      await rightsChanged();
      return answer;
    },
    setUp: async (setUpCode, email) => outcomeOf(heard(network, await api.setUp(city.id, setUpCode, email))),
  };
}
