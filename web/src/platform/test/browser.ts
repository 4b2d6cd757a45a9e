import type { CityInfo } from '@werkstadt/shared/city/city-info';
import { IDBFactory, IDBKeyRange, IDBObjectStore } from 'fake-indexeddb';
import type { ApiClient } from '../api-client.ts';
import type { CityStore } from '../data/city-store.ts';
import { openDeviceStore } from '../db/device-database.ts';
import { createCityStore } from '../sync/create-city-store.ts';
import type { OpenChannel } from '../sync/sync-messages.ts';
import { city, fairWeather, type Weather } from './city-server.ts';

type Channel = ReturnType<OpenChannel>;

/** The city a browser talks to: in memory, or the real one. */
interface ServerOfBrowser {
  readonly info?: CityInfo;
  readonly client: (browser: string, weather: () => Weather) => ApiClient;
}

/** One browser of one person: its storage, its cookie jar, its network, and any number of tabs. */
export class TestBrowser {
  readonly factory = new IDBFactory();
  /** For tests that make the device full. */
  readonly objectStore = IDBObjectStore.prototype;
  weather: Weather = fairWeather;
  /** This device's clock, in milliseconds. */
  clock = Date.parse('2027-02-01T12:00:00.000Z');
  readonly #server: ServerOfBrowser;
  readonly #name: string;
  readonly #channels = new Set<{ readonly name: string; readonly channel: Channel }>();
  readonly #locks = new Map<string, Promise<unknown>>();
  readonly tabs = new Set<CityStore>();

  constructor(server: ServerOfBrowser, name: string) {
    this.#server = server;
    this.#name = name;
  }

  async openTab({ storage = true } = {}): Promise<CityStore> {
    const store = await createCityStore({
      city: this.#server.info ?? city,
      api: this.#server.client(this.#name, () => this.weather),
      device: storage ? openDeviceStore(this.factory, IDBKeyRange) : null,
      surroundings: {
        locks: { request: this.#request },
        openChannel: this.#openChannel,
        now: () => this.clock,
        elapsed: () => performance.now(),
        random: () => 0,
      },
    });
    this.tabs.add(store);
    return store;
  }

  closeAll(): void {
    for (const tab of this.tabs) tab.close();
    this.tabs.clear();
  }

  #openChannel: OpenChannel = (name) => {
    const channel: Channel = {
      onmessage: null,
      postMessage: (message: unknown) => {
        for (const other of this.#channels) {
          if (other.name !== name || other.channel === channel) continue;
          const data = structuredClone(message);
          queueMicrotask(() =>
            other.channel.onmessage?.call(channel as BroadcastChannel, new MessageEvent('message', { data })),
          );
        }
      },
      close: () => {
        for (const entry of this.#channels) if (entry.channel === channel) this.#channels.delete(entry);
      },
    };
    this.#channels.add({ name, channel });
    return channel;
  };

  /** Web Locks of this browser alone: Node's own would be shared by all browsers of a test. */
  #request = async (name: string, ...rest: unknown[]): Promise<unknown> => {
    const work = rest.at(-1) as (lock: unknown) => Promise<unknown>;
    const { ifAvailable = false } = (rest.length > 1 ? rest[0] : {}) as LockOptions;
    const held = this.#locks.get(name);
    if (held && ifAvailable) return work(null);
    const run = (held ?? Promise.resolve()).then(async () => {
      try {
        return await work({ name });
      } finally {
        if (this.#locks.get(name) === free) this.#locks.delete(name);
      }
    });
    const free = run.catch(() => undefined);
    this.#locks.set(name, free);
    return run;
  };
}

/** Resolves as soon as the store's readings fulfil the condition; the test's own time limit is the only one. */
export function when(store: CityStore, condition: () => boolean): Promise<void> {
  return new Promise((resolve) => {
    if (condition()) return resolve();
    const stop = store.subscribe(() => {
      if (!condition()) return;
      stop();
      resolve();
    });
  });
}
