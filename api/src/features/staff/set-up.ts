import { randomInt } from 'node:crypto';
import { uuidSchema } from '@werkstadt/shared/sync/id';
import * as z from 'zod/mini';
import type { Database } from '../../db/database.ts';
import { addStaff, hasAdmin, putSetUpCode, useSetUpCode } from '../../db/staff.ts';
import { ipPrefix } from '../../platform/ip-prefix.ts';
import { limits, takeFromLimit } from '../../platform/rate-limit.ts';
import { Refusal } from '../../platform/refusal.ts';
import type { KeyedHash } from '../../platform/secrets.ts';
import { cityProcedure } from '../../trpc.ts';
import { emailSchema } from './email.ts';
import { sendSignInCode } from './sign-in-code.ts';
import { mailLanguage } from './sign-in-mail.ts';

/** No 0/O, 1/I/L: it is read from a screen and typed. 16 of 31 letters: 79 bits. */
const ALPHABET = '23456789ABCDEFGHJKMNPQRSTUVWXYZ';
const CODE_LENGTH = 16;

const normalise = (code: string) => code.toUpperCase().replace(/[^0-9A-Z]/g, '');
const setUpHash = (keyedHash: KeyedHash, cityId: string, code: string) => keyedHash('set-up', cityId, normalise(code));

/** A new code as long as the city has no admin; each one ends the one before. Null when there is an admin. */
export async function issueSetUpCode(database: Database, keyedHash: KeyedHash, cityId: string): Promise<string | null> {
  const letters = Array.from({ length: CODE_LENGTH }, () => ALPHABET[randomInt(ALPHABET.length)]).join('');
  const code = letters.replace(/(.{4})(?=.)/g, '$1-');
  return database.withCity(cityId, async (tx) => {
    if (await hasAdmin(tx)) return null;
    await putSetUpCode(tx, cityId, setUpHash(keyedHash, cityId, code));
    return code;
  });
}

/** The first admin names an address with the code of the server's console; a sign-in code follows by mail. */
export const setUp = cityProcedure
  .input(z.strictObject({ city: uuidSchema, setUpCode: z.string().check(z.maxLength(60)), email: emailSchema }))
  .mutation(async ({ ctx, input }) => {
    const { services, city, request } = ctx;
    await takeFromLimit(services, city.id, limits.setUpByNetwork, ipPrefix(request.ip));
    const hash = setUpHash(services.keyedHash, city.id, input.setUpCode);
    const used = await services.database.withCity(city.id, async (tx) => {
      if (!(await useSetUpCode(tx, hash))) return false;
      await addStaff(tx, city.id, input.email, 'admin', services.now());
      return true;
    });
    if (!used) throw new Refusal('code-wrong', { field: 'setUpCode' });
    await sendSignInCode(services, city.id, input.email, mailLanguage(request));
  });
