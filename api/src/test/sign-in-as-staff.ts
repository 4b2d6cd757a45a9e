import { readValue, type TestPhone } from './test-phone.ts';
import type { TestServer } from './test-server.ts';

/** The code of the newest mail to this address. */
export function codeFor(server: TestServer, email: string): string {
  const mail = server.mails.findLast(({ to }) => to === email);
  const code = /\b\d{6}\b/.exec(mail?.text ?? '')?.[0];
  if (!code) throw new Error('no mail with a code was sent to this address');
  return code;
}

/** As a person does it: asks for a code, reads the mail, types it. */
export async function signInAsStaff(phone: TestPhone, server: TestServer, email: string): Promise<void> {
  const { city } = phone;
  readValue(await phone.call('POST', 'staff.requestCode', { city, email }));
  readValue(await phone.call('POST', 'staff.verifyCode', { city, email, code: codeFor(server, email) }));
}
