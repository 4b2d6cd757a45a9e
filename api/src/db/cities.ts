import { randomUUID } from 'node:crypto';
import type { CityInfo, CityModule } from '@werkstadt/shared/city/city-info';
import type { SealKey } from '@werkstadt/shared/city/seal-key';
import { cityScope } from '@werkstadt/shared/sync/scope';
import type { CityTransaction, Database } from './database.ts';

/** What a city pack says of a city; everything but its id and epoch. */
export type CityDescription = Omit<CityInfo, 'id' | 'epoch' | 'modules' | 'sealKeys'>;

export interface CityRow extends CityDescription {
  readonly id: string;
  readonly modules: CityModule[];
  readonly sealKeys: SealKey[];
}

const columns = (tx: CityTransaction) =>
  tx`city_id as id, slug, name, bbox, centre, attribution, data_date as "dataDate", pack, modules, seal_keys as "sealKeys"`;

export async function listCities(database: Database): Promise<CityRow[]> {
  return database.withDirectory((tx) => tx<CityRow[]>`select ${columns(tx)} from city order by name, slug`);
}

export async function findCityBySlug(database: Database, slug: string): Promise<CityInfo | null> {
  const [city] = await database.withDirectory(
    (tx) => tx<CityRow[]>`select ${columns(tx)} from city where slug = ${slug}`,
  );
  if (!city) return null;
  const [meta] = await database.withCity(city.id, (tx) => tx<{ epoch: string }[]>`select epoch from sync_meta`);
  return meta ? { ...city, epoch: meta.epoch } : null;
}

/** What the directory says of a city; null where there is none. */
export async function findCityById(database: Database, id: string): Promise<CityRow | null> {
  const [city] = await database.withDirectory(
    (tx) => tx<CityRow[]>`select ${columns(tx)} from city where city_id = ${id}`,
  );
  return city ?? null;
}

/** Makes the city of this slug, or gives the one that is there a new description. Its content and epoch stay. */
export async function putCity(
  database: Database,
  description: CityDescription,
): Promise<{ id: string; isNew: boolean }> {
  const known = await findCityBySlug(database, description.slug);
  const id = known?.id ?? randomUUID();
  const { slug, name, bbox, centre, attribution, dataDate, pack } = description;
  await database.withCity(id, async (tx) => {
    await tx`
      insert into city (city_id, slug, name, bbox, centre, attribution, data_date, pack)
      values (${id}, ${slug}, ${name}, ${bbox}, ${centre}, ${attribution}, ${dataDate}, ${pack ? tx.json(pack) : null})
      on conflict (city_id) do update set name = excluded.name, bbox = excluded.bbox, centre = excluded.centre,
        attribution = excluded.attribution, data_date = excluded.data_date, pack = excluded.pack`;
    await tx`insert into sync_meta (city_id, epoch) values (${id}, ${randomUUID()}) on conflict do nothing`;
    await tx`insert into scope_counter (city_id, scope_id) values (${id}, ${cityScope(id)}) on conflict do nothing`;
  });
  return { id, isNew: !known };
}

/** Puts one of a city's learning modules in the place of the one with its id, or takes it away (`null`). Answers whether it was there. */
export async function putCityModule(
  database: Database,
  city: Pick<CityRow, 'id'>,
  moduleId: string,
  module: CityModule | null,
): Promise<boolean> {
  return database.withCity(city.id, async (tx) => {
    const [row] = await tx<Pick<CityRow, 'modules'>[]>`select modules from city where city_id = ${city.id} for update`;
    const before = row?.modules ?? [];
    const others = before.filter(({ id }) => id !== moduleId);
    const modules = module ? [...others, module].sort((a, b) => (a.id < b.id ? -1 : 1)) : others;
    await tx`update city set modules = ${tx.json(modules)} where city_id = ${city.id}`;
    return others.length < before.length;
  });
}

/** Names a key that the city seals with from now on; the ones before stay named. Answers all of them. */
export async function addSealKey(database: Database, cityId: string, key: SealKey): Promise<SealKey[]> {
  return database.withCity(cityId, async (tx) => {
    const [row] = await tx<Pick<CityRow, 'sealKeys'>[]>`
      select seal_keys as "sealKeys" from city where city_id = ${cityId} for update`;
    const before = row?.sealKeys ?? [];
    if (before.some(({ publicKey }) => publicKey === key.publicKey)) return before;
    const keys = [...before, key];
    await tx`update city set seal_keys = ${tx.json(keys)} where city_id = ${cityId}`;
    return keys;
  });
}

/** Whether the city has any project yet. */
export async function hasProjects(database: Database, cityId: string): Promise<boolean> {
  const found = await database.withCity(cityId, (tx) => tx`select 1 from project limit 1`);
  return found.length > 0;
}
