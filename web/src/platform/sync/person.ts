import { nonceText } from '@werkstadt/shared/session/nonce-text';
import { toBase64Url } from '@werkstadt/shared/sync/base64url';
import { utf8Bytes } from '@werkstadt/shared/sync/utf8';
import type { ApiFailure } from '../api-answer.ts';
import type { Identity } from '../db/vault-meta.ts';
import { createDeviceKey, publicKeyBytes, signBytes } from '../session/device-key.ts';
import type { SessionInfo } from '../session/session-info.ts';
import type { CityParts } from './city-parts.ts';
import { heard } from './network.ts';

export type SessionState =
  | { readonly ok: true; readonly session: SessionInfo }
  | { readonly ok: false; readonly failure: ApiFailure | null };

/**
 * Who this browser is: a participant made here with the first contribution ([TR2]), and the session that the device key
 * opens without name, mail or password ([TR4]).
 */
export class PersonKeeper {
  readonly #parts: CityParts;
  /** `location.origin`: a signature made for one server is worth nothing to another. */
  readonly #origin: string;
  #identity: Identity | null = null;
  #opening: Promise<SessionState> | null = null;
  /** The server has confirmed the session since this page was opened. */
  #confirmed = false;

  constructor(parts: CityParts, origin: string) {
    this.#parts = parts;
    this.#origin = origin;
  }

  async readIdentity(): Promise<Identity | null> {
    const vault = this.#parts.vault.current;
    if (this.#identity === null && vault) this.#identity = await vault.meta.readIdentity();
    return this.#identity;
  }

  /** Makes vault, key and participant where there are none. Rejects where this browser keeps nothing. */
  async ensureIdentity(): Promise<Identity> {
    const held = await this.readIdentity();
    if (held) return held;
    const vault = await this.#parts.vault.ensure();
    const existing = await vault.meta.readIdentity();
    this.#identity =
      existing ?? (await vault.meta.saveIdentity({ participantId: vault.ownerId, key: await createDeviceKey() }));
    this.#parts.memory.participantId = this.#identity.participantId;
    return this.#identity;
  }

  /** A session for this participant; opened now unless one is known to stand. No participant, no session. */
  async ensureSession(): Promise<SessionState> {
    const identity = await this.readIdentity();
    if (!identity) return { ok: false, failure: null };
    const { session } = this.#parts.memory;
    if (session && this.#confirmed && session.participantId === identity.participantId) return { ok: true, session };
    this.#opening ??= this.#open(identity).finally(() => {
      this.#opening = null;
    });
    return this.#opening;
  }

  /** The server knows this session no more. Nothing that waits is touched ([S26]). */
  sessionLost(): void {
    this.#confirmed = false;
  }

  async #open(identity: Identity): Promise<SessionState> {
    const { api, city, network } = this.#parts;
    const current = heard(network, await api.currentSession(city.id));
    if (!current.ok) return current;
    if (current.value?.participantId === identity.participantId) return this.keep(current.value);
    const nonce = heard(network, await api.nonce(city.id));
    if (!nonce.ok) return nonce;
    const participant = identity.participantId;
    const text = nonceText({ city: city.id, participant, nonce: nonce.value.nonce, origin: this.#origin });
    const opened = heard(
      network,
      await api.openSession({
        city: city.id,
        participant,
        publicKey: toBase64Url(await publicKeyBytes(identity.key)),
        nonce: nonce.value.nonce,
        signature: toBase64Url(await signBytes(identity.key, utf8Bytes(text))),
      }),
    );
    return opened.ok ? this.keep(opened.value) : opened;
  }

  /** The server's word on who this is; stored, so that the app also knows it without a network. */
  async keep(session: SessionInfo): Promise<{ ok: true; session: SessionInfo }> {
    const { memory, vault, tabs } = this.#parts;
    const changed = JSON.stringify(memory.session) !== JSON.stringify(session);
    this.#confirmed = true;
    if (changed) {
      memory.session = session;
      await vault.current?.meta.saveSession(session);
      tabs.tell({ type: 'session' });
      await memory.fold();
    }
    return { ok: true, session };
  }

  /** Signed out, or the server says there is no session. */
  async forget(): Promise<void> {
    const { memory, vault, tabs } = this.#parts;
    this.#confirmed = false;
    if (memory.session === null) return;
    memory.session = null;
    await vault.current?.meta.saveSession(null);
    tabs.tell({ type: 'session' });
    await memory.fold();
  }

  /** After the erase flow: the next contribution makes another person. */
  release(): void {
    this.#identity = null;
    this.#confirmed = false;
  }
}
