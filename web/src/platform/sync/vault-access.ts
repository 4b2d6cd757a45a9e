import type { Outbox, OutboxChange, OutboxRow } from '@werkstadt/shared/sync/outbox';
import type { DeviceStore } from '../db/device-database.ts';
import type { Vault } from '../db/vault.ts';
import type { JournalEntry } from '../db/vault-meta.ts';
import type { NewAct, StoredOutbox } from '../db/vault-outbox.ts';
import type { CityMemory } from './city-memory.ts';
import type { Tabs } from './sync-messages.ts';

/**
 * The way of this tab to the person's vault. It does not exist before the first draft or contribution ([TR12]), is made
 * then, and the memory follows it.
 */
export class VaultAccess {
  readonly #device: DeviceStore | null;
  readonly #cityId: string;
  readonly #memory: CityMemory;
  readonly #tabs: Tabs;
  readonly #isoNow: () => string;
  #vault: Vault | null = null;
  #making: Promise<Vault> | null = null;
  #persisted: boolean | null = null;
  /** Own writes so far. */
  #writes = 0;

  constructor(device: DeviceStore | null, cityId: string, memory: CityMemory, tabs: Tabs, isoNow: () => string) {
    this.#device = device;
    this.#cityId = cityId;
    this.#memory = memory;
    this.#tabs = tabs;
    this.#isoNow = isoNow;
  }

  /** Null as long as this person has kept nothing here. */
  get current(): Vault | null {
    return this.#vault;
  }

  get refused(): boolean {
    return this.#device === null;
  }

  get persisted(): boolean | null {
    return this.#persisted;
  }

  /** Opens the vault that is there, if one is. */
  async openExisting(): Promise<void> {
    if (this.#vault || !this.#device) return;
    const owner = await this.#device.readOwner(this.#cityId);
    if (owner) await this.#open(this.#device, owner.ownerId);
  }

  /** The vault, made now where there is none. Rejects where this browser keeps nothing. */
  async ensure(): Promise<Vault> {
    if (this.#vault) return this.#vault;
    const device = this.#device;
    if (!device) throw new DOMException('this browser keeps nothing on the device', 'NotAllowedError');
    this.#making ??= device
      .claimOwner(this.#cityId, this.#isoNow())
      .then(({ ownerId }) => this.#open(device, ownerId))
      .finally(() => {
        this.#making = null;
      });
    return this.#making;
  }

  async #open(device: DeviceStore, ownerId: string): Promise<Vault> {
    const vault = device.openVault(this.#cityId, ownerId, this.#isoNow);
    const [outbox, drafts, identity, session, persisted] = [
      await vault.outbox.open(),
      await vault.drafts.list(),
      await vault.meta.readIdentity(),
      await vault.meta.readSession(),
      await vault.meta.readPersisted(),
    ];
    const memory = this.#memory;
    Object.assign(memory, { outbox, drafts, session, participantId: identity?.participantId ?? null });
    this.#persisted = persisted;
    this.#vault = vault;
    return vault;
  }

  /** Another tab changed the outbox. */
  async reloadOutbox(): Promise<void> {
    await this.openExisting();
    const vault = this.#vault;
    if (!vault) return;
    const before = this.#writes;
    const [outbox, identity] = [await vault.outbox.read(), await vault.meta.readIdentity()];
    // An own write was faster: what was read may be older than it.
    if (before !== this.#writes) return this.reloadOutbox();
    if (outbox) this.#memory.outbox = outbox;
    this.#memory.participantId = identity?.participantId ?? null;
  }

  async reloadDrafts(): Promise<void> {
    await this.openExisting();
    if (this.#vault) this.#memory.drafts = await this.#vault.drafts.list();
  }

  async reloadSession(): Promise<void> {
    await this.openExisting();
    if (this.#vault) this.#memory.session = await this.#vault.meta.readSession();
  }

  /** One step of the outbox, stored and then in memory as it is stored; the caller folds. */
  async change(
    step: (outbox: Outbox) => OutboxChange,
    journal?: (change: OutboxChange) => readonly JournalEntry[],
  ): Promise<void> {
    const vault = await this.ensure();
    this.#remember(await vault.outbox.change(step, journal));
  }

  /** A new act, safe in the vault when this resolves ([S1]); the caller folds. */
  async append(act: NewAct): Promise<OutboxRow> {
    const vault = await this.ensure();
    const row = await vault.outbox.append(act);
    const { rows, replica, nextSeq, ...rest } = this.#memory.outbox;
    const follows = act.replaces === undefined && row.replica === replica && row.seq === nextSeq;
    if (follows) this.#remember({ ...rest, replica, rows: [...rows, row], nextSeq: nextSeq + 1 });
    else {
      await this.reloadOutbox();
      this.#tabs.tell({ type: 'outbox' });
    }
    const { removeDraftId } = act;
    if (removeDraftId !== undefined) this.#memory.drafts = this.#memory.drafts.filter(({ id }) => id !== removeDraftId);
    return row;
  }

  async discardUnreadable(n: number): Promise<void> {
    await this.#vault?.outbox.discardUnreadable(n);
    await this.reloadOutbox();
    this.#tabs.tell({ type: 'outbox' });
  }

  #remember(outbox: StoredOutbox): void {
    this.#memory.outbox = outbox;
    this.#writes += 1;
    this.#tabs.tell({ type: 'outbox' });
  }

  /** Asked once, after the first thing worth keeping; the answer is shown in "Me". */
  async askToPersist(): Promise<void> {
    if (this.#persisted !== null || !this.#vault || !navigator.storage?.persist) return;
    this.#persisted = await navigator.storage.persist();
    await this.#vault.meta.savePersisted(this.#persisted);
    this.#memory.notify();
  }

  /** Takes everything of the person off this device (the erase flow). */
  async destroy(): Promise<void> {
    const vault = this.#vault;
    this.release();
    await vault?.destroy();
  }

  /** Forgets the person in this tab: the vault is gone or about to go. */
  release(): void {
    this.#vault?.close();
    this.#vault = null;
    this.#persisted = null;
    const outbox = { rows: [], unreadable: [], replica: '', nextSeq: 1, epoch: null };
    Object.assign(this.#memory, { outbox, drafts: [], session: null, participantId: null });
  }
}
