import { SeededRandom } from '@werkstadt/shared/random/seeded-random';
import { laneArgs, openProject, testId } from '@werkstadt/shared/test/domain-world';
import { afterAll, expect, inject, test } from 'vitest';
import type { CityStore } from '../data/city-store.ts';
import { isOutdatedCache } from '../db/city-cache.ts';
import { TestBrowser, when } from '../test/browser.ts';
import { failure, fairWeather, noNetwork, type Weather } from '../test/city-server.ts';
import { PowerLoss } from '../test/power-loss.ts';
import { type RealCity, RealServer } from '../test/real-server.ts';

declare module 'vitest' {
  interface ProvidedContext {
    readonly storageSchedules: number;
  }
}

const NOW = '2027-02-01T12:00:00.000Z';
/** Ten times what one takes on a free core. */
const MS_PER_SCHEDULE = 6_000;
const server = await RealServer.start(NOW);
afterAll(() => server.stop());

const counted = {
  requestLost: 0,
  answerLost: 0,
  delivered: 0,
  killed: 0,
  cacheGone: 0,
  commitsLost: 0,
  sessionLost: 0,
  twoTabs: 0,
};
type Counted = keyof typeof counted;

/** What may happen to a push on its way. */
const mishaps: Partial<Record<Counted, Weather>> = {
  requestLost: noNetwork,
  answerLost: async (_kind, pass) => {
    await pass();
    return failure(null, 'network-unreachable');
  },
  delivered: async (_kind, pass) => {
    await pass();
    return pass();
  },
};

/** One person's device: its vault and cache lie in a Dexie database of their own and outlive every tab. */
class Device {
  readonly browser: TestBrowser;
  readonly #power: PowerLoss;
  readonly promised = new Set<string>();
  readonly created: string[] = [];
  #tabs: CityStore[] = [];

  constructor(city: RealCity, name: string) {
    this.browser = new TestBrowser(city, name);
    this.#power = new PowerLoss(this.browser.factory);
  }

  async open(): Promise<CityStore> {
    const tab = await this.browser.openTab();
    tab.holdProject(openProject.id);
    this.#tabs.push(tab);
    await when(tab, () => tab.scopeState(openProject.id) === 'ready');
    return tab;
  }

  async tab(random: SeededRandom): Promise<CityStore> {
    if (this.#tabs.length === 0) return this.open();
    if (this.#tabs.length === 1 && random.chance(0.3)) {
      counted.twoTabs += 1;
      return this.open();
    }
    return random.pick(this.#tabs);
  }

  /** In the middle of a write, as the system does when memory runs short; what the write promised counts. */
  async kill(id: string, random: SeededRandom): Promise<void> {
    const tab = await this.tab(random);
    const writing = tab.mutate('proposal.submit', laneArgs({ id }));
    for (let turns = random.integer(0, 6); turns > 0; turns--) await Promise.resolve();
    this.browser.closeAll();
    this.#tabs = [];
    counted.killed += 1;
    const result = await writing;
    if (result.ok) this.promised.add(result.mid);
  }

  /** The power goes in the middle of a write: what the cache has kept lately may be gone, what was promised is not. */
  async losePower(id: string, random: SeededRandom): Promise<void> {
    await this.kill(id, random);
    counted.commitsLost += await this.#power.strike(random.integer(1, 4));
  }

  /** The browser has made room: the cache is gone, the vault is not. */
  async loseCache(cityId: string): Promise<void> {
    this.browser.closeAll();
    this.#tabs = [];
    const { factory } = this.browser;
    for (const { name = '' } of await factory.databases()) {
      if (!isOutdatedCache(`${name}:`, cityId)) continue;
      await new Promise((done) => {
        factory.deleteDatabase(name).onsuccess = done;
      });
      counted.cacheGone += 1;
    }
  }

  /** From now on its pushes meet this, until something else comes; resolves when the first has. */
  meet(name: Counted): Promise<void> {
    return new Promise((struck) => {
      this.browser.weather = (kind, pass) => {
        if (kind !== 'push') return pass();
        counted[name] += 1;
        struck();
        return (mishaps[name] ?? fairWeather)(kind, pass);
      };
    });
  }

  closeAll(): void {
    this.browser.closeAll();
    this.#tabs = [];
  }
}

async function act(device: Device, tab: CityStore, random: SeededRandom, id: string): Promise<boolean> {
  const about = random.chance(0.5) ? device.created.at(-1) : tab.proposals(openProject.id)[0]?.id;
  const projectId = openProject.id;
  const draw = random.integer(1, 10);
  const result =
    about === undefined || draw <= 4
      ? await tab.mutate('proposal.submit', laneArgs({ id, title: `Radweg ${id.slice(-4)}` }))
      : draw <= 7
        ? await tab.mutate('support.set', { proposalId: about, projectId, on: random.chance(0.7) })
        : await tab.mutate('comment.add', {
            ...{ id, projectId, proposalId: about, parentId: null, body: 'Ja', lang: 'de', authorName: null },
          });
  if (!result.ok) return false;
  device.promised.add(result.mid);
  if (about === undefined || draw <= 4) device.created.push(id);
  return true;
}

async function runSchedule(seed: number): Promise<number> {
  const random = new SeededRandom(seed);
  const city = await server.city(`plan-${seed}`);
  const devices = [new Device(city, 'ann'), new Device(city, 'bob')];
  for (const device of devices) await device.open();
  for (let step = random.integer(6, 20), id = seed * 1000; step > 0; step--, id++) {
    const device = random.pick(devices);
    const draw = random.integer(1, 17);
    if (draw <= 8) await act(device, await device.tab(random), random, testId(id));
    else if (draw === 9) await device.kill(testId(id), random);
    else if (draw === 10) await device.loseCache(city.info.id);
    else if (draw === 11) {
      city.forgetSessions();
      counted.sessionLost += 1;
    } else if (draw === 12) (await device.tab(random)).syncNow();
    else if (draw === 13) await device.losePower(testId(id), random);
    else {
      const struck = device.meet(random.pick(['requestLost', 'answerLost', 'delivered']));
      if (await act(device, await device.tab(random), random, testId(id))) await struck;
      if (random.chance(0.5)) device.browser.weather = fairWeather;
    }
  }
  const left: CityStore[] = [];
  for (const device of devices) {
    device.closeAll();
    device.browser.weather = fairWeather;
    const tab = await device.open();
    left.push(tab);
    tab.syncNow();
    await when(tab, () => tab.status().saved === 0 && !tab.status().sending && tab.status().network === 'online');
  }
  const { log, proposals } = await city.tell();
  for (const [at, device] of devices.entries()) {
    const kept = new Map(left[at]?.myContributions().outbox.map((item) => [item.mid, item]));
    for (const mid of device.promised) {
      const entries = log.filter((entry) => entry.mid === mid);
      expect(entries, `seed ${seed}: ${mid} is decided once`).toHaveLength(1);
      expect(kept.has(mid), `seed ${seed}: ${mid} is kept where refused`).toBe(entries[0]?.status === 'rejected');
    }
  }
  for (const tab of left) {
    const seen = () =>
      tab
        .proposals(openProject.id)
        .map(({ id, title, supportCount }) => ({ id, title, supportCount }))
        .sort((a, b) => (a.id < b.id ? -1 : 1));
    const whole = () => JSON.stringify(seen()) === JSON.stringify(proposals);
    tab.syncNow();
    await when(tab, whole);
    expect(seen()).toEqual(proposals);
  }
  for (const device of devices) device.closeAll();
  return devices.reduce((sum, { promised }) => sum + promised.size, 0);
}

test('[S2] Dexie, the real router on two api processes and PostgreSQL: after kills, lost answers and caches nothing is lost, doubled or made up', {
  timeout: inject('storageSchedules') * MS_PER_SCHEDULE + 60_000,
}, async () => {
  let acts = 0;
  for (let seed = 1; seed <= inject('storageSchedules'); seed++) acts += await runSchedule(seed);
  console.info(`${inject('storageSchedules')} schedules, ${acts} acts`, counted);
  expect(Object.entries(counted).filter(([, times]) => times === 0)).toEqual([]);
  expect(acts).toBeGreaterThan(inject('storageSchedules') * 2);
});
