import type { Actor, StaffRole } from '../../person/role.ts';
import { type Attempts, type Failure, freshAttempts } from '../back-off.ts';
import { type DrainPorts, drainStep } from '../drain.ts';
import type { SignedEnvelope } from '../envelope.ts';
import { type BaseReader, type Fold, foldOutbox } from '../fold.ts';
import { mutatorByName } from '../mutator-registry.ts';
import { afterOutcomes, afterPull, newOutboxRow, type Outbox, type OutboxChange } from '../outbox.ts';
import { PROTOCOL_VERSION, type PullRequest, type PushAnswer, type PushRequest } from '../protocol.ts';
import type { Lift } from '../run-envelope.ts';
import { cityScope, personScope, projectScope, projectStaffScope } from '../scope.ts';
import { digestAnswerSchema, digestOf, digestsDiffer } from '../scope-digest.ts';
import { questionFrom } from '../scope-progress.ts';
import { upcast } from '../upcast.ts';
import type { FaultCounts } from './faults.ts';
import { type Mutant, readPullAnswer, readPushAnswer } from './mutant.ts';
import type { Line, Network, RequestBody } from './network.ts';
import { bringPhoto, photosToSend } from './phone-photos.ts';
import {
  afterChange,
  baseReader,
  type Cache,
  emptyCache,
  reached,
  type Vault,
  withoutScope,
  withPull,
  withPushed,
} from './phone-storage.ts';
import { pretendPhotoHash, pretendVerifying } from './pretend-crypto.ts';
import { Killed, Owner, type Simulation } from './simulation.ts';
import type { Weather } from './weather.ts';

export interface PhoneOptions {
  readonly name: string;
  readonly cityId: string;
  readonly participantId: string;
  readonly personId: string;
  readonly publicKey: Uint8Array<ArrayBuffer>;
  readonly projectIds: readonly string[];
  readonly createId: () => string;
  /** Browsers without the Web Locks API send from every tab. */
  readonly hasLocks: boolean;
  /** Browsers in private mode: what is read is gone with the tab, and nothing can be saved. */
  readonly keepsNothing: boolean;
  /** Whether it compares its rows with the city's ([S15]). */
  readonly comparesDigests: boolean;
}

export class Tab extends Owner {
  attempts: Attempts = freshAttempts;
  notBefore = 0;
  acts = 0;
  /** Still runs the code of an earlier release. */
  readonly isOld: boolean;

  constructor(isOld = false) {
    super();
    this.isOld = isOld;
  }
}

/** What the person saw as "saved", and what became of it by the person's own wish. */
export interface Promised {
  readonly envelope: SignedEnvelope;
  discarded: boolean;
}

/** A device with a vault, a cache and some tabs, around the real phone core. */
export class Phone {
  vault: Vault;
  cache: Cache = emptyCache;
  tabs: Tab[] = [];
  readonly roles: readonly StaffRole[];
  clockOffsetMs = 0;
  serverTime: string | null = null;
  /** True while the cache holds everything up to its cursors since the last loss. */
  cacheComplete = false;
  readonly line: Line = { upUntil: 0, downUntil: 0 };
  /** Virtual time until which the stream of pokes stands and says nothing. */
  silentUntil = 0;
  /** Mutations that the app of this phone does not know (any more). */
  unknownToApp: ReadonlySet<string> = new Set();
  /** A row of the cache went without a trace; the digest finds it unless it was a mark that something is gone. */
  hasLostRow = false;
  /** The city has answered that this person was erased. */
  erased = false;
  readonly promised = new Map<string, Promised>();
  readonly problems: string[] = [];
  readonly options: PhoneOptions;
  readonly #simulation: Simulation;
  readonly #network: Network;
  readonly #faults: FaultCounts;
  readonly #weather: Weather;
  readonly #mutant: Mutant;
  #olderCaches: Cache[] = [];
  #olderVaults: Vault[] = [];
  #scopes: readonly string[] | null = null;
  #base: { readonly of: Cache; readonly read: BaseReader } | null = null;
  #lastFold: {
    readonly rows: Vault['rows'];
    readonly cache: Cache;
    readonly unknownToApp: ReadonlySet<string>;
    readonly fold: Promise<Fold>;
  } | null = null;
  readonly #compared = new Set<string>();
  #cacheLosses = 0;
  #vaultHolder: Tab | null = null;
  readonly #vaultQueue: { readonly tab: Tab; readonly wake: () => void }[] = [];
  #drainHolder: Tab | null = null;
  #photoHolder: Tab | null = null;

  constructor(
    simulation: Simulation,
    network: Network,
    faults: FaultCounts,
    weather: Weather,
    mutant: Mutant,
    options: PhoneOptions,
    roles: readonly StaffRole[],
    vault: Vault,
  ) {
    this.#simulation = simulation;
    this.#network = network;
    this.#faults = faults;
    this.#weather = weather;
    this.#mutant = mutant;
    this.options = options;
    this.roles = roles;
    this.vault = vault;
  }

  actor(): Actor {
    const { participantId, personId } = this.options;
    return { participantId, personId, roles: this.roles };
  }

  scopes(): readonly string[] {
    this.#scopes ??= this.#findScopes();
    return this.#scopes;
  }

  #findScopes(): string[] {
    const { cityId, personId, projectIds } = this.options;
    const staff = this.roles.length > 0 ? projectIds.map(projectStaffScope) : [];
    return [cityScope(cityId), ...projectIds.map(projectScope), personScope(personId), ...staff];
  }

  /** Made anew only where the cache is another one. */
  base(): BaseReader {
    if (this.#base?.of !== this.cache) this.#base = { of: this.cache, read: baseReader(this.cache, this.scopes()) };
    return this.#base.read;
  }

  /** The same vault, cache and app give the same fold; the last one is kept, as it is asked for many times. */
  async fold(): Promise<Fold> {
    const { vault, cache, unknownToApp } = this;
    const last = this.#lastFold;
    if (last?.rows === vault.rows && last.cache === cache && last.unknownToApp === unknownToApp) return last.fold;
    const rows = this.#mutant.rowsToFold?.(vault.rows) ?? vault.rows;
    const fold = foldOutbox(this.base(), this.actor(), rows, reached(cache), this.lift);
    this.#lastFold = { rows: vault.rows, cache, unknownToApp, fold };
    return fold;
  }

  /** As this phone's version of the app understands acts. */
  lift: Lift = (envelope) => (this.unknownToApp.has(envelope.name) ? { kind: 'unknown' } : upcast(envelope));

  openTab(): Tab {
    const tab = new Tab(this.tabs.length > 0 && this.#simulation.random.chance(0.3));
    this.tabs.push(tab);
    this.#simulation.spawn(() => this.#live(tab));
    return tab;
  }

  killTab(tab: Tab): void {
    tab.dead = true;
    this.tabs = this.tabs.filter((other) => other !== tab);
    if (this.#drainHolder === tab) this.#drainHolder = null;
    if (this.#photoHolder === tab) this.#photoHolder = null;
    this.#releaseVault(tab);
    if (this.options.keepsNothing && this.tabs.length === 0) this.loseCache(null);
    const { random } = this.#simulation;
    this.#simulation.after(random.integer(500, 20_000), () => this.openTab());
  }

  /** All tabs die at once; with power loss the last commits of the cache, which are relaxed, are gone too. */
  crash(powerLoss: boolean): void {
    for (const tab of [...this.tabs]) this.killTab(tab);
    if (powerLoss && this.#mutant.relaxedVault) this.vault = this.#olderVaults.at(-1) ?? this.vault;
    if (!powerLoss || this.#olderCaches.length === 0) return;
    this.cache = this.#simulation.random.pick(this.#olderCaches);
    this.#cacheLosses++;
    this.cacheComplete = false;
    this.#faults.add(17);
  }

  loseCache(fault: 20 | null = 20): void {
    this.cache = emptyCache;
    this.#olderCaches = [];
    this.#cacheLosses++;
    this.cacheComplete = false;
    if (fault !== null) this.#faults.add(fault);
  }

  /** One row of the cache is gone, and no cursor tells. */
  loseRow(): void {
    const key = [...this.cache.rows.keys()].at(this.#simulation.random.integer(0, 1) - 1);
    if (key === undefined || !this.options.comparesDigests) return;
    const rows = new Map(this.cache.rows);
    rows.delete(key);
    this.hasLostRow = true;
    this.cache = { ...this.cache, rows };
    this.cacheComplete = false;
    this.#cacheLosses++;
    this.#faults.add(402);
  }

  /** A record on the disk is damaged: it can neither be read nor sent any more. */
  damageRow(): void {
    const row = this.vault.rows.find(({ state }) => state === 'pending');
    if (!row || this.#vaultHolder) return;
    this.vault = {
      ...this.vault,
      rows: this.vault.rows.filter((other) => other !== row),
      unreadable: [...this.vault.unreadable, row],
    };
    this.#faults.add(33);
  }

  /** Lays a photo into the vault, all pieces in one transaction; false where there is no room, which is said at once. */
  async keepPhoto(tab: Tab, bytes: string): Promise<boolean> {
    if (this.options.keepsNothing) return false;
    const { random } = this.#simulation;
    if (!this.#weather.healed && random.chance(0.02)) {
      this.#faults.add(18);
      return false;
    }
    const whole = this.#weather.healed || !random.chance(0.03);
    await this.#changeVault(tab, (vault) => {
      const photos = new Map(vault.photos);
      photos.set(pretendPhotoHash(bytes), { bytes, whole });
      return { ...vault, photos };
    });
    return true;
  }

  /** A piece of a photo is gone from the disk, or its bytes have turned into others. */
  spoilPhoto(): void {
    const { random } = this.#simulation;
    const [sha256, photo] = [...this.vault.photos].at(-1) ?? [];
    if (sha256 === undefined || !photo || this.#vaultHolder) return;
    const gone = random.chance(0.5);
    const spoilt = gone ? { ...photo, whole: false } : { ...photo, bytes: `!${photo.bytes.slice(1)}` };
    this.vault = { ...this.vault, photos: new Map([...this.vault.photos, [sha256, spoilt]]) };
    this.#faults.add(gone ? 28 : 27);
  }

  /** All faults have healed: nothing is frozen, and every tab looks at once. */
  thaw(): void {
    for (const tab of this.tabs) {
      tab.frozenUntil = 0;
      tab.notBefore = 0;
      this.#simulation.spawn(() => this.#sync(tab));
    }
  }

  /** Saves one act; answers true once the person may read "saved". */
  async save(
    tab: Tab,
    envelope: SignedEnvelope,
    entityIds: readonly string[],
    replaces: string | null,
    photos: readonly string[] = [],
  ): Promise<boolean> {
    if (this.options.keepsNothing) {
      this.#faults.add(26);
      return false;
    }
    if (!this.#weather.healed && this.#simulation.random.chance(0.006)) {
      this.#faults.add(18);
      this.loseCache(null);
      // What was freed is not always enough; then it is said, and nothing was promised.
      if (this.#simulation.random.chance(0.5)) return false;
    }
    if (this.#mutant.promisesEarly) this.promised.set(envelope.mid, { envelope, discarded: false });
    let complete = true;
    await this.#changeVault(
      tab,
      (vault) => {
        complete = photos.every((sha256) => vault.photos.get(sha256)?.whole);
        if (!complete) return vault;
        // Run twice after a lost connection, it finds its own trace.
        if (vault.rows.some(({ mid }) => mid === envelope.mid)) return vault;
        const row = newOutboxRow(vault, vault.nextN, envelope, entityIds);
        const rows = vault.rows.filter(({ mid, state }) => !(mid === replaces && state === 'attention'));
        return { ...vault, rows: [...rows, row], nextSeq: vault.nextSeq + 1, nextN: vault.nextN + 1 };
      },
      () => {
        if (complete) this.#letGo(replaces);
      },
    );
    if (!complete) {
      this.#faults.add(28);
      return false;
    }
    if (tab.isOld && this.tabs.some((other) => !other.isOld)) this.#faults.add(30);
    this.#danger(tab, 14, 0.01);
    this.promised.set(envelope.mid, { envelope, discarded: false });
    if (tab.acts++ === 0 && this.tabs.filter(({ acts }) => acts > 0).length === 2) this.#faults.add(22);
    this.#simulation.after(this.#simulation.random.integer(0, 500), () => {
      if (!tab.dead) this.#simulation.spawn(() => this.#sync(tab));
    });
    return true;
  }

  /** Takes an act off the device at the person's wish. */
  async discard(tab: Tab, mid: string, step: (outbox: Outbox) => OutboxChange): Promise<void> {
    await this.#changeVault(
      tab,
      (vault) => afterChange(vault, step(vault)),
      () => {
        if (!this.vault.rows.some((row) => row.mid === mid)) this.#letGo(mid);
      },
    );
  }

  #letGo(mid: string | null): void {
    const promise = mid === null ? undefined : this.promised.get(mid);
    if (promise) promise.discarded = true;
  }

  async changeOutbox(tab: Tab, step: (outbox: Outbox) => OutboxChange, lapsed = false): Promise<OutboxChange> {
    let made: OutboxChange | null = null;
    await this.#changeVault(tab, (vault) => {
      const change = step(vault);
      made = this.#mutant.changeOutbox?.(change, vault, lapsed) ?? change;
      return afterChange(vault, made);
    });
    if (made === null) throw new Error('the vault has not changed');
    return made;
  }

  /** The server says that something is new. */
  poke(): void {
    if (this.#simulation.now < this.silentUntil && !this.#weather.healed) {
      this.#faults.add(10);
      return;
    }
    const tab = this.tabs[0];
    if (tab) this.#simulation.spawn(() => this.pull(tab));
  }

  /** One vault transaction. Overlapping ones wait; a tab that dies before its end leaves nothing behind. */
  async #changeVault(
    tab: Tab,
    change: (vault: Vault) => Vault,
    committed: () => void = () => undefined,
  ): Promise<void> {
    while (this.#vaultHolder !== null) {
      await this.#simulation.rest(tab, (wake) => this.#vaultQueue.push({ tab, wake }));
    }
    this.#vaultHolder = tab;
    const { random } = this.#simulation;
    const next = change(this.vault);
    if (!this.#weather.healed && random.chance(0.003)) {
      tab.frozenUntil = this.#simulation.now + random.integer(5_000, 90_000);
      this.#faults.add(23);
    }
    await this.#simulation.sleep(tab, random.integer(1, 30));
    this.#danger(tab, 13, 0.008);
    if (!this.#weather.healed && random.chance(0.005)) {
      this.#faults.add(19);
      // The connection is lost before the commit or after it; the work runs once more on what is there.
      if (random.chance(0.5)) this.vault = next;
      await this.#simulation.sleep(tab, random.integer(1, 30));
      this.#commit(change(this.vault));
    } else this.#commit(next);
    committed();
    this.#releaseVault(tab);
  }

  #commit(next: Vault): void {
    if (this.#mutant.relaxedVault) this.#olderVaults = [...this.#olderVaults.slice(-2), this.vault];
    this.vault = next;
  }

  #releaseVault(tab: Tab): void {
    if (this.#vaultHolder !== tab) return;
    this.#vaultHolder = null;
    for (const { wake } of this.#vaultQueue.splice(0)) wake();
  }

  /** The tab may die right here. */
  #danger(tab: Tab, fault: 13 | 14 | 15 | 16, probability: number): void {
    if (this.#weather.healed || !this.#simulation.random.chance(probability)) return;
    this.#faults.add(fault);
    this.killTab(tab);
    throw new Killed();
  }

  #pauseMs(): number {
    if (this.#weather.quiet) return 3 * 3_600_000;
    return this.#simulation.random.integer(this.#weather.healed ? 40_000 : 15_000, 60_000);
  }

  async #live(tab: Tab): Promise<void> {
    await this.#simulation.sleep(tab, this.#simulation.random.integer(0, 1_000));
    for (;;) {
      await this.#sync(tab);
      await this.#simulation.sleep(tab, this.#pauseMs());
    }
  }

  /** The browser says there is a network, whether there is one or not. */
  online(): void {
    const tab = this.tabs[0];
    if (tab) this.#simulation.spawn(() => this.#sync(tab));
  }

  async #sync(tab: Tab): Promise<void> {
    if (!this.options.hasLocks || this.#drainHolder === null) {
      this.#drainHolder = tab;
      try {
        await this.#drain(tab);
      } finally {
        if (this.#drainHolder === tab) this.#drainHolder = null;
      }
    }
    await this.pull(tab);
    await this.#sendPhotos(tab);
  }

  /** Photos follow the words that name them, one at a time and from one tab. */
  async #sendPhotos(tab: Tab): Promise<void> {
    if (this.options.hasLocks && this.#photoHolder !== null) return;
    this.#photoHolder = tab;
    try {
      for (const name of photosToSend(this)) {
        const done = await bringPhoto(
          () => this.vault,
          name,
          (body) => this.#request(tab, body),
        );
        if (done) await this.pull(tab);
      }
    } finally {
      if (this.#photoHolder === tab) this.#photoHolder = null;
    }
  }

  async #drain(tab: Tab): Promise<void> {
    if (this.#simulation.now < tab.notBefore) return;
    const ports = this.#ports(tab);
    for (;;) {
      const step = await drainStep(ports, tab.attempts, this.serverTime);
      if (step.kind === 'idle') return;
      tab.attempts = step.attempts;
      if (step.kind === 'go-on') continue;
      tab.notBefore = this.#simulation.now + step.waitMs;
      if (step.waitMs > 0) {
        // Otherwise the next look is soon enough; in the hours of quiet at the end it is not.
        if (this.#weather.quiet)
          this.#simulation.after(step.waitMs, () => this.#simulation.spawn(() => this.#sync(tab)));
        return;
      }
    }
  }

  #ports(tab: Tab): DrainPorts {
    const { cityId, createId } = this.options;
    const { random } = this.#simulation;
    let lapsed = false;
    const failure = (kind: Failure): { failure: Failure } => ({ failure: kind });
    return {
      city: cityId,
      readOutbox: async () => this.vault,
      changeOutbox: async (step) => {
        const seen = await this.#ownShown();
        const { epoch } = this.vault;
        const change = await this.changeOutbox(tab, step, lapsed);
        this.#followEpoch(epoch);
        if (!change.put.some(({ state }) => state === 'acked')) return;
        await this.#expectShown(seen);
        this.#danger(tab, 15, 0.02);
      },
      push: async (request) => {
        if (!this.#weather.healed && random.chance(0.003)) {
          tab.frozenUntil = this.#simulation.now + random.integer(5_000, 90_000);
          this.#faults.add(23);
        }
        if (!tab.isOld && request.mutations.some((act) => act.pv < (mutatorByName(act.name)?.version ?? 0)))
          this.#faults.add(29);
        const answer = await this.#request(tab, { kind: 'push', request });
        lapsed = answer?.status === 401;
        if (answer?.status === 401) return failure({ kind: 'sign-in-needed' });
        if (answer?.status === 413) return failure({ kind: 'too-large' });
        if (answer?.status !== 200) return failure({ kind: 'no-answer', retryAfterMs: answer?.retryAfterMs ?? null });
        const parsed = readPushAnswer(answer) ?? (this.#mutant.takesAnyBody ? allApplied(request) : null);
        if (parsed?.kind === 'ok') {
          this.#hear(parsed.serverTime);
          if (parsed.results.some(({ code }) => code === 'erased')) this.erased = true;
        }
        return parsed ? { answer: parsed } : failure({ kind: 'no-answer', retryAfterMs: null });
      },
      enterRows: async (rows, epoch) => {
        await this.#writeCache(tab, (cache) => {
          const entered = withPushed(cache, rows, epoch);
          if (!this.#mutant.rowsMoveCursors) return entered;
          const moved = rows.map((row) => [row.scopeId, { cursor: row.v }] as const);
          return { ...entered, scopes: new Map([...entered.scopes, ...moved]) };
        });
        this.#danger(tab, 16, 0.02);
      },
      cursors: () => reached(this.cache),
      createId,
      random: () => random.next(),
    };
  }

  #request(tab: Tab, body: RequestBody) {
    const { cityId, participantId } = this.options;
    return this.#network.request(tab, this.line, cityId, participantId, body);
  }

  /** [S27]: rows of before the restore do not mix with rows of after. */
  #followEpoch(before: string | null): void {
    const { epoch } = this.vault;
    if (before === null || before === epoch || this.cache.epoch === epoch) return;
    this.cache = { ...emptyCache, epoch };
    this.#olderCaches = [];
    this.#cacheLosses++;
    this.cacheComplete = false;
  }

  #hear(serverTime: string): void {
    if (this.serverTime === null || serverTime > this.serverTime) this.serverTime = serverTime;
  }

  async #writeCache(tab: Tab, change: (cache: Cache) => Cache): Promise<void> {
    await this.#simulation.sleep(tab, this.#simulation.random.integer(0, 10));
    this.#olderCaches = [...this.#olderCaches.slice(-2), this.cache];
    this.cache = change(this.cache);
  }

  /** Fetches what is new in all held scopes. */
  async pull(tab: Tab): Promise<void> {
    const { cityId, personId, createId } = this.options;
    for (;;) {
      const asked = this.cache;
      const { replica } = this.vault;
      const received = this.vault.rows.filter((row) => row.state === 'acked' && row.replica === replica);
      const highestReceived = received.reduce((seq, row) => Math.max(seq, row.seq), 0);
      const losses = this.#cacheLosses;
      const request: PullRequest = {
        proto: PROTOCOL_VERSION,
        city: cityId,
        epoch: asked.epoch,
        replica,
        scopes: this.scopes().map((scopeId) => ({ scopeId, ...questionFrom(asked.scopes.get(scopeId)) })),
      };
      const answer = await this.#request(tab, { kind: 'pull', request });
      const pulled = answer && readPullAnswer(answer);
      if (!pulled) return;
      this.#hear(pulled.serverTime);
      const seen = await this.#ownShown();
      await this.#writeCache(tab, (cache) => withPull(cache, asked, pulled));
      // The city was restored; a phone whose cache went meanwhile knows the time before by its vault.
      const isRestored = [asked.epoch, this.vault.epoch].some((epoch) => epoch !== null && epoch !== pulled.epoch);
      if (this.cache.epoch === pulled.epoch && isRestored) {
        this.#olderCaches = [];
        this.#cacheLosses++;
        this.cacheComplete = false;
      }
      await this.#expectShown(seen);
      const own = pulled.scopes.some(({ scopeId, kind }) => scopeId === personScope(personId) && kind !== 'forbidden');
      const cursors = () => reached(this.cache);
      if (own) {
        const told = { replica, highestReceived };
        const newReplica = createId();
        await this.#stepOutbox(tab, (outbox) => afterPull(outbox, pulled, told, cursors(), newReplica));
      }
      const base = this.base();
      await this.#stepOutbox(tab, (outbox) => afterOutcomes(outbox, (mid) => base('outcome', mid), pulled.serverTime));
      if (pulled.scopes.every((scope) => scope.kind === 'forbidden' || (scope.kind === 'rows' && !scope.more))) {
        this.cacheComplete ||= losses === this.#cacheLosses;
        if (this.options.comparesDigests && this.#weather.healed && (await this.#compare(tab))) continue;
        return;
      }
    }
  }

  /** Changes the outbox where there is something to change. */
  async #stepOutbox(tab: Tab, step: (outbox: Outbox) => OutboxChange): Promise<void> {
    const { put, remove, epoch } = step(this.vault);
    if (put.length === 0 && remove.length === 0 && epoch === this.vault.epoch) return;
    const before = this.vault;
    await this.changeOutbox(tab, step);
    this.#followEpoch(before.epoch);
    if (before.replica === this.vault.replica) return;
    this.#simulation.after(0, () => {
      if (!tab.dead) this.#simulation.spawn(() => this.#sync(tab));
    });
  }

  /** [S15]: true where a scope had to be dropped and is to be pulled anew. */
  async #compare(tab: Tab): Promise<boolean> {
    for (const scopeId of this.scopes()) {
      const { cursor, pages } = this.cache.scopes.get(scopeId) ?? {};
      if (cursor === undefined || pages || this.#compared.has(scopeId)) continue;
      const rows = [...this.cache.rows.values()].filter((row) => row.scopeId === scopeId);
      const answer = await this.#request(tab, { kind: 'digest', scopeId, cursor });
      const parsed = digestAnswerSchema.safeParse(answer?.status === 200 ? answer.value : null);
      if (!parsed.success || parsed.data.kind === 'moved') continue;
      this.#compared.add(scopeId);
      if (!digestsDiffer(await digestOf(rows, pretendVerifying), parsed.data.digest) || this.#mutant.adoptsDigest)
        continue;
      this.#cacheLosses++;
      this.cacheComplete = false;
      await this.#writeCache(tab, (cache) => withoutScope(cache, scopeId, true));
      return true;
    }
    return false;
  }

  /** Own proposals under way or received, as the person sees them now; null while the cache is being fetched anew. */
  async #ownShown(): Promise<ReadonlySet<string> | null> {
    // A lost row may have been the other copy of what a scope that begins anew lets go of.
    if (!this.cacheComplete || this.hasLostRow) return null;
    const shown = new Set<string>();
    const own = this.vault.rows.filter(
      ({ state, envelope }) => (state === 'acked' || state === 'sent') && envelope.name === 'proposal.submit',
    );
    if (own.length === 0) return shown;
    const fold = await this.fold();
    const base = this.base();
    for (const { entityIds, mid } of own) {
      const id = entityIds[0] ?? '';
      if (fold.rows.get('proposal')?.has(id) || base('proposal', id)) shown.add(mid);
    }
    return shown;
  }

  /** [S19]: what was shown before, and the city has received, does not vanish for a moment. */
  async #expectShown(before: ReadonlySet<string> | null): Promise<void> {
    const now = await this.#ownShown();
    if (before === null || now === null) return;
    for (const { mid, state } of this.vault.rows) {
      if (state !== 'acked' || !before.has(mid) || now.has(mid)) continue;
      this.problems.push(`FLICKER ${mid}: received and shown, and yet it vanishes on ${this.options.name}`);
    }
  }
}

function allApplied({ replica, mutations, epoch }: PushRequest): PushAnswer {
  const results = mutations.map(({ mid, seq }) => ({
    mid,
    seq,
    status: 'applied' as const,
    repeated: false,
    versions: {},
  }));
  const unknown = { lastSeq: 0, coveredSeq: 0, epoch: epoch ?? replica, serverTime: '2027-02-01T08:00:00.000Z' };
  return { kind: 'ok', replica, results, rows: [], ...unknown };
}
