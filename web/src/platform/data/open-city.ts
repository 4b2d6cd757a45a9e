import type { CityInfo } from '@werkstadt/shared/city/city-info';
import { type ApiClient, type CitySummary, createApiClient } from '../api-client.ts';
import { type DeviceStore, openDeviceStore } from '../db/device-database.ts';
import { createCityStore } from '../sync/create-city-store.ts';
import type { CityStore, Outcome } from './city-store.ts';

export type { CitySummary };

const API_PATH = '/trpc';

/** Null where this browser keeps nothing: the app then reads from memory. */
async function deviceStore(): Promise<DeviceStore | null> {
  const store = openDeviceStore();
  try {
    await store.listCities();
    return store;
  } catch (error) {
    console.warn('this browser keeps nothing on the device', error);
    store.close();
    return null;
  }
}

/** Cities to choose from: the server's list, or those opened before on this device. */
export async function listCities(): Promise<Outcome<readonly CitySummary[]>> {
  const answer = await createApiClient(API_PATH).listCities();
  if (answer.ok) return answer;
  const device = await deviceStore();
  const known = (await device?.listCities()) ?? [];
  device?.close();
  return known.length > 0 ? { ok: true, value: known } : { ok: false, code: answer.failure.code };
}

async function fetchCity(api: ApiClient, device: DeviceStore | null, slug: string): Promise<Outcome<CityInfo>> {
  const answer = await api.getCity(slug);
  if (!answer.ok) return { ok: false, code: answer.failure.code };
  await device?.saveCity(answer.value, new Date().toISOString());
  return answer;
}

/**
 * Opens a city: at once when this device knows it (the newest description is fetched beside and used at the next start),
 * else from the server.
 */
export async function openCity(slug: string): Promise<Outcome<CityStore>> {
  const api = createApiClient(API_PATH);
  const device = await deviceStore();
  const known = (await device?.readCity(slug)) ?? null;
  const fetched = fetchCity(api, device, slug);
  const city = known === null ? await fetched : ({ ok: true, value: known } as const);
  if (!city.ok) {
    device?.close();
    return city;
  }
  return { ok: true, value: await createCityStore({ city: city.value, api, device }) };
}
