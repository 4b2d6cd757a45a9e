import { randomUUID } from 'node:crypto';
import type { StaffRole } from '@werkstadt/shared/person/role';
import { appendAudit } from './audit-log.ts';
import type { CityTransaction } from './database.ts';

/** Adds a role to the account of an address, making the account at the first time. Done at the server itself. */
export async function addStaff(
  tx: CityTransaction,
  cityId: string,
  email: string,
  role: StaffRole,
  now: Date = new Date(),
): Promise<void> {
  await tx`insert into account (city_id, id, email) values (${cityId}, ${randomUUID()}, ${email}) on conflict do nothing`;
  const [added] = await tx<{ id: string }[]>`
    insert into membership (city_id, account_id, role)
    select city_id, id, ${role} from account where email = ${email} on conflict do nothing returning account_id as id`;
  if (added) {
    await appendAudit(tx, cityId, { kind: 'role-given', at: now, accountId: null, subject: added.id, facts: { role } });
  }
}

/** The account of an address, if it has any role. */
export async function findStaffAccount(
  tx: CityTransaction,
  email: string,
): Promise<{ id: string; roles: StaffRole[] } | null> {
  const [row] = await tx<{ id: string; roles: StaffRole[] }[]>`
    select a.id, array_agg(m.role order by m.role) as roles from account a
    join membership m on m.city_id = a.city_id and m.account_id = a.id
    where a.email = ${email} group by a.id`;
  return row ?? null;
}

export async function hasAdmin(tx: CityTransaction): Promise<boolean> {
  const rows = await tx`select from membership where role = 'admin' limit 1`;
  return rows.length > 0;
}

/** The newest set-up code is the valid one. */
export async function putSetUpCode(tx: CityTransaction, cityId: string, codeHash: Buffer): Promise<void> {
  await tx`
    insert into set_up_code (city_id, code_hash) values (${cityId}, ${codeHash})
    on conflict (city_id) do update set code_hash = excluded.code_hash`;
}

/** Takes the code away if it is this one: it works once. */
export async function useSetUpCode(tx: CityTransaction, codeHash: Buffer): Promise<boolean> {
  const rows = await tx`delete from set_up_code where code_hash = ${codeHash} returning city_id`;
  return rows.length > 0;
}

/** The newest code of an address is the valid one. */
export async function putSignInCode(
  tx: CityTransaction,
  cityId: string,
  code: { readonly emailHash: Buffer; readonly codeHash: Buffer; readonly expiresAt: Date; readonly tries: number },
): Promise<void> {
  const { emailHash, codeHash, expiresAt, tries } = code;
  await tx`
    insert into sign_in_code (city_id, email_hash, code_hash, expires_at, tries_left)
    values (${cityId}, ${emailHash}, ${codeHash}, ${expiresAt}, ${tries})
    on conflict (city_id, email_hash) do update
    set code_hash = excluded.code_hash, expires_at = excluded.expires_at, tries_left = excluded.tries_left`;
}

/** Takes one try; two at once take two. Null when there is no code or no try is left. */
export async function tryLatestCode(
  tx: CityTransaction,
  emailHash: Buffer,
): Promise<{ readonly codeHash: Buffer; readonly expiresAt: Date } | null> {
  const [row] = await tx<{ codeHash: Buffer; expiresAt: Date }[]>`
    update sign_in_code set tries_left = tries_left - 1 where email_hash = ${emailHash} and tries_left > 0
    returning code_hash as "codeHash", expires_at as "expiresAt"`;
  return row ?? null;
}

export async function deleteSignInCode(tx: CityTransaction, emailHash: Buffer): Promise<void> {
  await tx`delete from sign_in_code where email_hash = ${emailHash}`;
}
