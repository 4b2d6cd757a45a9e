import type { StaffRole } from '../../person/role.ts';
import type { Project } from '../../project/project.ts';
import { SeededRandom } from '../../random/seeded-random.ts';
import { openProject, testId } from '../../test/domain-world.ts';
import { overlayTransaction, runAct } from '../fold.ts';
import type { Mutator } from '../mutator.ts';
import { mutatorByName } from '../mutator-registry.ts';
import { discard } from '../outbox.ts';
import { prepareEnvelope } from '../prepare-envelope.ts';
import { cityScope, projectScope } from '../scope.ts';
import { signEnvelope } from '../signature.ts';
import { FaultCounts } from './faults.ts';
import { keysOf } from './memory-store.ts';
import type { Mutant } from './mutant.ts';
import { Network } from './network.ts';
import { findProblems } from './oracle.ts';
import { chooseIntent, type Intent, lookAround } from './people.ts';
import { Phone, type Tab } from './phone.ts';
import { pretendSigning } from './pretend-crypto.ts';
import { Server } from './server.ts';
import { Owner, Simulation } from './simulation.ts';
import type { Weather } from './weather.ts';

const HOUR_MS = 3_600_000;
const hadOlderForm: ReadonlySet<string> = new Set(['proposal.submit', 'comment.add', 'proposal.edit']);
const projectIds = [testId(2), testId(3)];

export interface ScheduleReport {
  readonly seed: number;
  readonly problems: readonly string[];
  readonly faults: FaultCounts;
  readonly acts: number;
  readonly events: number;
  readonly phones: number;
}

interface City {
  readonly id: string;
  readonly phones: Phone[];
  readonly createId: () => string;
}

/** Most runs are short, so that there can be many; some are long, a few have as many phones as a workshop. */
function drawSize(random: SeededRandom): { readonly phones: number; readonly activeMs: number } {
  const draw = random.next();
  if (draw < 0.002) return { phones: 50, activeMs: 60_000 };
  if (draw < 0.02) return { phones: random.integer(6, 16), activeMs: 90_000 };
  if (draw < 0.1) return { phones: 4, activeMs: random.integer(60_000, 180_000) };
  return { phones: random.integer(2, 4), activeMs: random.integer(6_000, 25_000) };
}

/** One seeded run: people act on several phones while things go wrong; then all faults heal, and the oracle looks. */
export async function runSchedule(seed: number, mutant: Mutant = {}): Promise<ScheduleReport> {
  const random = new SeededRandom(seed);
  const simulation = new Simulation(random);
  const faults = new FaultCounts();
  const weather: Weather = { healed: false, quiet: false };
  const server = new Server(simulation, faults, weather, mutant);
  const network = new Network(simulation, server, faults, weather);
  // The second city is a twin with the very same ids: nothing of one may ever be seen in the other.
  const cities = [foundCity(1), ...(random.chance(0.2) ? [foundCity(4)] : [])];
  const size = drawSize(random);
  // A restore and acts that wait for an upgrade are drawn apart: what was decided after the backup would be decided twice.
  const draw = random.next();
  const canBeRestored = draw < 0.35;
  const serverIsOld = draw > 0.9;
  const isUpgraded = random.chance(0.85);
  const comparesDigests = random.chance(0.1);
  const purges = random.chance(0.5);
  network.slow = size.phones === 50;
  if (serverIsOld) server.unknown = new Set(['support.set', 'comment.add', 'proposal.edit']);

  function foundCity(n: number): City {
    let lastId = 4096;
    const city: City = { id: testId(n), phones: [], createId: () => testId(++lastId) };
    const keys = keysOf(city.id, server.options);
    server.database.committed.set(keys.meta, testId(900 + n));
    projectIds.forEach((id, index) => {
      const scopeId = cityScope(city.id);
      const project: Project = { ...openProject, id, kinds: ['bike-lane', 'place'] };
      server.database.committed.set(keys.row('project', id, ''), project);
      server.database.committed.set(keys.sync({ scopeId, table: 'project', id }), {
        scopeId,
        table: 'project',
        id,
        v: index + 1,
        deleted: false,
      });
      server.database.committed.set(keys.counter(scopeId), index + 1);
      server.database.committed.set(keys.counter(projectScope(id)), 0);
    });
    return city;
  }

  function addPhone(city: City, index: number, original: Phone | null = null): Phone {
    const roles: StaffRole[] = index === 0 ? ['planner'] : index === 1 ? ['facilitator'] : [];
    const participantId = original?.options.participantId ?? testId(100 + index);
    // The second and the fourth phone belong to the same person.
    const personId = original?.options.personId ?? (index === 3 ? testId(101) : participantId);
    const publicKey = original?.options.publicKey ?? new Uint8Array([index, 1, 2, 3]);
    const options = {
      name: `${city.id.slice(-1)}.${city.phones.length}`,
      cityId: city.id,
      participantId,
      personId,
      publicKey,
      projectIds,
      createId: city.createId,
      hasLocks: random.chance(0.85),
      keepsNothing: original === null && index >= 2 && random.chance(0.05),
      comparesDigests,
    };
    if (!original) {
      const keys = keysOf(city.id, server.options);
      server.database.committed.set(keys.participant(participantId), { personId, publicKey, erased: false });
      server.roles.set(`${city.id}/${participantId}`, roles);
    }
    const vault = original?.vault ?? {
      rows: [],
      unreadable: [],
      replica: city.createId(),
      nextSeq: 1,
      nextN: 1,
      epoch: null,
      photos: new Map(),
    };
    const phone = new Phone(simulation, network, faults, weather, mutant, options, original?.roles ?? roles, vault);
    city.phones.push(phone);
    phone.openTab();
    if (random.chance(0.4)) phone.openTab();
    return phone;
  }

  for (const city of cities) for (let index = 0; index < size.phones; index++) addPhone(city, index);
  server.found();
  let everyPhone: readonly Phone[] = [];
  const phones = () => {
    const count = cities.reduce((sum, city) => sum + city.phones.length, 0);
    if (everyPhone.length !== count) everyPhone = cities.flatMap((city) => city.phones);
    return everyPhone;
  };
  let acts = 0;

  async function act(phone: Phone, tab: Tab): Promise<void> {
    const deviceNow = new Date(Date.parse(server.now()) + phone.clockOffsetMs).toISOString();
    const sight = lookAround(phone, await phone.fold());
    const chosen = chooseIntent(phone, sight, random, server.now());
    if (!chosen || phone.unknownToApp.has(chosen.name)) return;
    const twice = chosen.name === 'proposal.submit' && phone.tabs.length > 1 && random.chance(0.1);
    const tabs = twice ? phone.tabs.slice(0, 2) : [tab];
    if (twice) faults.add(24);
    for (const one of tabs) {
      simulation.spawn(async () => {
        for (const bytes of chosen.photoBytes ?? []) if (!(await phone.keepPhoto(one, bytes))) return;
        if (await save(phone, one, chosen, deviceNow, null)) acts++;
      });
    }
  }

  async function save(phone: Phone, tab: Tab, chosen: Intent, deviceNow: string, replaces: string | null) {
    const { cityId, participantId, publicKey, createId } = phone.options;
    const mutator = mutatorByName(chosen.name);
    const args = mutator?.args.safeParse(chosen.args);
    if (!mutator || !args?.success) throw new Error(`the people of the harness cannot ${chosen.name}`);
    const prepared = prepareEnvelope(
      mutator as Mutator<string, Record<string, unknown>>,
      args.data as Record<string, unknown>,
      {
        city: cityId,
        mid: createId(),
        base: chosen.base,
        participant: participantId,
        scopeId: projectScope(chosen.projectId),
        app: '1.0.0',
        at: { wall: deviceNow, tz: 'Europe/Berlin' },
        serverTime: phone.serverTime,
      },
      phone.vault.rows,
    );
    // A release ago these had another form; without photos its words are the same.
    const older = tab.isOld && hadOlderForm.has(chosen.name) && chosen.args.photos === undefined;
    const unsigned = older ? { ...prepared, pv: 1 } : prepared;
    const fold = await phone.fold();
    const base = phone.base();
    // The overlay keeps rows under their own table's name.
    const read: typeof base = (table, id) => (fold.rows.get(table)?.get(id) as never) ?? base(table, id);
    const outcome = await runAct(
      overlayTransaction(read, phone.actor()).transaction,
      phone.actor(),
      unsigned,
      phone.lift,
    );
    if (outcome?.status === 'rejected') return false;
    const envelope = await signEnvelope(unsigned, pretendSigning(publicKey));
    if (!envelope) throw new Error('an envelope without a canonical form');
    const photos = mutator.photoHashes?.(args.data);
    return phone.save(tab, envelope, mutator.entityIds(args.data), replaces, photos);
  }

  async function help(phone: Phone, tab: Tab): Promise<void> {
    const waiting = phone.vault.rows.filter(({ state }) => state === 'attention' || state === 'pending');
    if (waiting.length === 0) return;
    const row = random.pick(waiting);
    const { name, args, base, scopeId } = row.envelope;
    if (row.state === 'attention' && random.chance(0.6)) {
      const again = { name, args, base, projectId: scopeId.slice(2, -4) } as Intent;
      const now = new Date(Date.parse(server.now()) + phone.clockOffsetMs).toISOString();
      await save(phone, tab, again, now, row.mid);
      return;
    }
    await phone.discard(tab, row.mid, (outbox) => discard(outbox, row.n, phone.options.createId()));
  }

  server.onCommit = (cityId) => {
    for (const phone of phones()) {
      if (phone.options.cityId !== cityId || !random.chance(0.2)) continue;
      simulation.after(random.integer(0, 300), () => phone.poke());
    }
  };

  const everybody = new Owner();
  const { activeMs } = size;
  simulation.spawn(async () => {
    while (simulation.now < activeMs) {
      await simulation.sleep(everybody, random.integer(0, random.chance(0.1) ? 8_000 : 700));
      const phone = random.pick(phones());
      const tab = phone.tabs.length > 0 ? random.pick(phone.tabs) : null;
      if (tab === null) continue;
      simulation.spawn(() => (random.chance(0.06) ? help(phone, tab) : act(phone, tab)));
    }
  });
  simulation.spawn(async () => {
    while (simulation.now < activeMs) {
      await simulation.sleep(everybody, random.integer(500, 8_000));
      if (!weather.healed) mishap(random.pick(phones()));
    }
  });

  if (purges) {
    simulation.spawn(async () => {
      while (simulation.now < activeMs) {
        await simulation.sleep(everybody, random.integer(1_000, 40_000));
        server.purgeTombstones();
      }
    });
  }

  function upgrade(): void {
    faults.add(32);
    simulation.spawn(() => server.upgrade());
  }

  function mishap(phone: Phone): void {
    const session = `${phone.options.cityId}/${phone.options.participantId}`;
    const draw = random.integer(1, 24);
    if (draw > 22) handIn(phone);
    else if (draw > 20) phone.spoilPhoto();
    else if (draw <= 2) server.crash();
    else if (draw <= 4) phone.crash(random.chance(0.5));
    else if (draw === 5 || draw === 17) phone.loseCache();
    else if (draw <= 7) {
      faults.add(21);
      phone.clockOffsetMs = random.pick([-1, 1]) * random.pick([HOUR_MS, 87_600 * HOUR_MS]);
    } else if (draw === 8) phone.damageRow();
    else if (draw === 9) {
      faults.add(401);
      server.expiredSessions.add(session);
      simulation.after(random.integer(1_000, 60_000), () => server.expiredSessions.delete(session));
    } else if (draw === 10 && phone.roles.length > 0) {
      faults.add(44);
      server.roles.set(session, []);
      simulation.after(random.integer(5_000, 40_000), () => server.roles.set(session, phone.roles));
    } else if (draw === 11 && phones().length < 60) {
      const city = cities.find(({ id }) => id === phone.options.cityId);
      if (city) addPhone(city, 99, phone);
      faults.add(25);
    } else if (draw === 12) {
      const until = simulation.now + random.integer(2_000, 60_000);
      if (random.chance(0.5)) phone.line.upUntil = until;
      else phone.line.downUntil = until;
      // The browser sees a cell and says there is a network.
      simulation.after(random.integer(100, 2_000), () => {
        faults.add(11);
        phone.online();
      });
    } else if (draw === 13) phone.silentUntil = simulation.now + random.integer(10_000, 200_000);
    else if (draw === 14) {
      if (phone.vault.rows.some(({ state }) => state === 'pending')) faults.add(48);
      server.expiredSessions.add(session);
      simulation.after(random.integer(5_000, 40_000), () => server.expiredSessions.delete(session));
    } else if (draw === 15) {
      phone.unknownToApp = new Set(['proposal.edit', 'comment.add']);
      if (phone.vault.rows.some(({ envelope }) => phone.unknownToApp.has(envelope.name))) faults.add(31);
      simulation.after(random.integer(2_000, 20_000), () => {
        phone.unknownToApp = new Set();
      });
    } else if (draw === 16) server.fullUntil = simulation.now + random.integer(500, 5_000);
    else if (draw === 18) phone.loseRow();
    else if (draw === 19 && random.chance(0.3)) {
      const { cityId, personId } = phone.options;
      const own = phones().filter(({ options }) => options.cityId === cityId && options.personId === personId);
      server.erase(
        cityId,
        own.map(({ options }) => options.participantId),
      );
    } else if (draw === 20 && canBeRestored) disaster();
  }

  /** Its owner saves what is unsent; somebody takes the file in, at once or later, perhaps after the phone itself. */
  function handIn(phone: Phone): void {
    const { cityId, participantId } = phone.options;
    const acts = phone.vault.rows.filter(({ state }) => state !== 'acked').map(({ envelope }) => envelope);
    if (acts.length === 0) return;
    simulation.after(random.integer(0, 60_000), () =>
      simulation.spawn(() => server.handIn(cityId, participantId, acts)),
    );
  }

  function disaster(): void {
    const what = random.integer(1, 3);
    if (what === 1) simulation.spawn(() => server.backUp());
    else server.restore(what === 2);
  }

  if (canBeRestored) {
    // A city that makes backups, and loses its database after one of them.
    for (const run of [() => simulation.spawn(() => server.backUp()), disaster])
      if (random.chance(0.6)) simulation.after(random.integer(0, activeMs), run);
    simulation.after(random.integer(Math.floor(activeMs / 2), activeMs), () => server.restore(random.chance(0.3)));
  }
  await simulation.runFor(activeMs + 2_000);
  weather.healed = true;
  server.expiredSessions.clear();
  for (const phone of phones()) {
    phone.unknownToApp = new Set();
    phone.thaw();
  }
  if (serverIsOld && isUpgraded) simulation.after(random.integer(0, 30_000), () => upgrade());
  // Longer than the 120 s after which an act that is not sent counts as stuck.
  await simulation.runFor(150_000);
  weather.quiet = true;
  // Requests that the network has kept for hours arrive now; a photo follows its words at the phone's next look, three
  // hours later at the most, and others see it at theirs.
  await simulation.runFor(13 * HOUR_MS);
  server.countProcesses();
  const problems = await findProblems(server, cities, faults);
  return { seed, problems, faults, acts, events: simulation.events, phones: phones().length };
}
