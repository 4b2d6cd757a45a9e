import type { HeldPhoto } from '@werkstadt/shared/photo/receive-photo';
import type { CityTransaction } from './database.ts';

/** A photo as it is named: by the proposal or comment it belongs to, and its hash (base64url). */
export interface PhotoName {
  readonly entityId: string;
  readonly sha256: string;
}

const hashBytes = (sha256: string) => Buffer.from(sha256, 'base64url');

/**
 * [S21]: the person whose proposal or comment names the photo; null where nothing does. A hash alone permits nothing, and
 * what others have named or sent does not count.
 */
export async function whoNames(tx: CityTransaction, photo: PhotoName): Promise<string | null> {
  const [row] = await tx<{ personId: string }[]>`
    select author.root_id as "personId" from (
      select author_id, body -> 'photos' as photos from proposal where id = ${photo.entityId}
      union all select author_id, body -> 'photos' from comment where id = ${photo.entityId}) named
    join participant author on author.id = named.author_id
    where named.photos @> ${tx.json([{ sha256: photo.sha256 }])}
      and not named.photos @> ${tx.json([{ sha256: photo.sha256, state: 'removed' }])}`;
  return row?.personId ?? null;
}

/**
 * Takes one of the city's places to send photos, or keeps the one this person has ([S20]). Two that ask in the same
 * moment may get the last one both: one more does no harm, since who has a place keeps it whatever others have.
 */
export async function takeLease(
  tx: CityTransaction,
  lease: {
    readonly cityId: string;
    readonly personId: string;
    readonly places: number;
    readonly now: Date;
    readonly until: Date;
  },
): Promise<boolean> {
  const { cityId, personId, places, now, until } = lease;
  await tx`delete from photo_lease where expires_at <= ${now}`;
  const taken = await tx`
    insert into photo_lease (city_id, person_id, expires_at)
    select ${cityId}, ${personId}, ${until}
    where exists (select from photo_lease where person_id = ${personId})
      or (select count(*) from photo_lease) < ${places}
    on conflict (city_id, person_id) do update set expires_at = excluded.expires_at returning person_id`;
  return taken.length > 0;
}

export async function giveLeaseBack(tx: CityTransaction, personId: string): Promise<void> {
  await tx`delete from photo_lease where person_id = ${personId}`;
}

export async function findPhoto(tx: CityTransaction, photo: PhotoName): Promise<HeldPhoto | null> {
  const [row] = await tx<HeldPhoto[]>`
    select size, received, state, mismatches from photo
    where entity_id = ${photo.entityId} and sha256 = ${hashBytes(photo.sha256)} for update`;
  return row ?? null;
}

/** Bytes this person has announced in all. */
export async function bytesOfPerson(tx: CityTransaction, personId: string): Promise<number> {
  const [row] = await tx<{ bytes: number }[]>`
    select coalesce(sum(size), 0)::bigint as bytes from photo where person_id = ${personId}`;
  return row?.bytes ?? 0;
}

export async function insertPhoto(
  tx: CityTransaction,
  cityId: string,
  photo: PhotoName & { readonly personId: string; readonly size: number; readonly now: Date },
): Promise<void> {
  await tx`
    insert into photo (city_id, entity_id, sha256, person_id, size, touched_at)
    values (${cityId}, ${photo.entityId}, ${hashBytes(photo.sha256)}, ${photo.personId}, ${photo.size}, ${photo.now})
    on conflict do nothing`;
}

export async function setSize(tx: CityTransaction, photo: PhotoName, size: number): Promise<void> {
  await tx`
    update photo set size = ${size} where entity_id = ${photo.entityId} and sha256 = ${hashBytes(photo.sha256)}`;
}

/** Adds bytes at the end of what is there; the caller has locked the photo and compared the offset. */
export async function appendBytes(
  tx: CityTransaction,
  cityId: string,
  photo: PhotoName,
  piece: { readonly offset: number; readonly bytes: Buffer; readonly now: Date },
): Promise<void> {
  const sha256 = hashBytes(photo.sha256);
  await tx`
    insert into photo_piece (city_id, entity_id, sha256, starts_at, bytes)
    values (${cityId}, ${photo.entityId}, ${sha256}, ${piece.offset}, ${piece.bytes})`;
  await tx`
    update photo set received = ${piece.offset + piece.bytes.length}, touched_at = ${piece.now}
    where entity_id = ${photo.entityId} and sha256 = ${sha256}`;
}

export async function readBytes(tx: CityTransaction, photo: PhotoName): Promise<Buffer> {
  const pieces = await tx<{ bytes: Buffer }[]>`
    select bytes from photo_piece where entity_id = ${photo.entityId} and sha256 = ${hashBytes(photo.sha256)} order by starts_at`;
  return Buffer.concat(pieces.map(({ bytes }) => bytes));
}

async function dropBytes(tx: CityTransaction, photo: PhotoName): Promise<void> {
  await tx`delete from photo_piece where entity_id = ${photo.entityId} and sha256 = ${hashBytes(photo.sha256)}`;
}

/** The bytes have another hash than their name: they are asked for once more, from the start ([S20]). */
export async function askAgain(tx: CityTransaction, photo: PhotoName): Promise<void> {
  await dropBytes(tx, photo);
  await tx`
    update photo set received = 0, mismatches = mismatches + 1
    where entity_id = ${photo.entityId} and sha256 = ${hashBytes(photo.sha256)}`;
}

/** What came is no photo: nothing of it is kept, and it is not asked for again. */
export async function markRefused(tx: CityTransaction, photo: PhotoName): Promise<void> {
  await dropBytes(tx, photo);
  await tx`
    update photo set state = 'refused' where entity_id = ${photo.entityId} and sha256 = ${hashBytes(photo.sha256)}`;
}

/** The pictures everybody may see. `actualSha256`: of the bytes, where it is not the one they were named by. */
export async function storePictures(
  tx: CityTransaction,
  cityId: string,
  photo: PhotoName,
  pictures: {
    readonly mediaId: string;
    readonly full: Buffer;
    readonly small: Buffer;
    readonly actualSha256: Buffer | null;
  },
): Promise<void> {
  const sha256 = hashBytes(photo.sha256);
  const { mediaId, full, small, actualSha256 } = pictures;
  for (const [size, bytes] of [
    ['full', full],
    ['small', small],
  ] as const) {
    await tx`
      insert into photo_picture (city_id, media_id, size, entity_id, sha256, bytes)
      values (${cityId}, ${mediaId}, ${size}, ${photo.entityId}, ${sha256}, ${bytes})`;
  }
  await tx`
    update photo set state = 'stored', actual_sha256 = ${actualSha256}
    where entity_id = ${photo.entityId} and sha256 = ${sha256}`;
}

/** A public picture, as long as what it belongs to is there and shows it: not withdrawn, not deleted, not removed. */
export async function findPicture(
  tx: CityTransaction,
  mediaId: string,
  size: 'full' | 'small',
): Promise<Buffer | null> {
  const shown = tx.json([{ media: mediaId, state: 'public' }]);
  const [row] = await tx<{ bytes: Buffer }[]>`
    select picture.bytes from photo_picture picture
    where media_id = ${mediaId} and size = ${size} and (
      exists (select from proposal p
              where p.id = picture.entity_id and p.body ->> 'state' <> 'withdrawn' and p.body -> 'photos' @> ${shown})
      or exists (select from comment c join proposal p on p.city_id = c.city_id and p.id = c.proposal_id
                 where c.id = picture.entity_id and not (c.body ->> 'deleted')::boolean and c.body -> 'photos' @> ${shown}
                   and p.body ->> 'state' <> 'withdrawn'))`;
  return row?.bytes ?? null;
}

/** Photos that nothing names any more, and those that were begun and never ended before `touchedAfter`. */
export async function removeForgottenPhotos(tx: CityTransaction, touchedAfter: Date): Promise<number> {
  const removed = await tx`
    with forgotten as (
      select f.entity_id, f.sha256, translate(encode(f.sha256, 'base64'), '+/=', '-_') as hash,
             f.state = 'uploading' and f.touched_at < ${touchedAfter} as left_half
      from photo f),
    named as (select id, body -> 'photos' as photos from proposal union all select id, body -> 'photos' from comment)
    delete from photo f using forgotten g
    where f.entity_id = g.entity_id and f.sha256 = g.sha256 and (g.left_half or not exists (
      select from named n where n.id = g.entity_id
        and n.photos @> jsonb_build_array(jsonb_build_object('sha256', g.hash))
        and not n.photos @> jsonb_build_array(jsonb_build_object('sha256', g.hash, 'state', 'removed'))))`;
  return removed.count;
}

/** [TR11]: everything a person has sent goes, and every picture made of it. */
export async function removePhotosOf(tx: CityTransaction, personId: string): Promise<void> {
  await tx`delete from photo where person_id = ${personId}`;
  await giveLeaseBack(tx, personId);
}
