import { randomInt } from 'node:crypto';
import { findStaffAccount, putSignInCode } from '../../db/staff.ts';
import { describeError } from '../../platform/log.ts';
import type { KeyedHash } from '../../platform/secrets.ts';
import type { Services } from '../../platform/services.ts';
import { type MailLanguage, signInMail } from './sign-in-mail.ts';

const CODE_LIFE_MS = 5 * 60_000;
const TRIES = 3;

export const emailHash = (keyedHash: KeyedHash, cityId: string, email: string) =>
  keyedHash('sign-in-email', cityId, email);
export const codeHash = (keyedHash: KeyedHash, cityId: string, email: string, code: string) =>
  keyedHash('sign-in-code', cityId, email, code);

/**
 * Makes a new code for the address and, if somebody of the staff has it, mails it. For an unknown address the same is
 * stored, and the mail goes out after the answer: neither answer nor time tells who works here.
 */
export async function sendSignInCode(
  services: Services,
  cityId: string,
  email: string,
  language: MailLanguage,
): Promise<void> {
  const { keyedHash, database, now, sendMail, log, publicUrl } = services;
  const code = String(randomInt(0, 1_000_000)).padStart(6, '0');
  const account = await database.withCity(cityId, async (tx) => {
    await putSignInCode(tx, cityId, {
      emailHash: emailHash(keyedHash, cityId, email),
      codeHash: codeHash(keyedHash, cityId, email, code),
      expiresAt: new Date(now().getTime() + CODE_LIFE_MS),
      tries: TRIES,
    });
    return findStaffAccount(tx, email);
  });
  if (!account) return;
  sendMail(signInMail(email, code, publicUrl, language)).catch((error: unknown) =>
    log('error', 'mail-failed', describeError(error)),
  );
}
