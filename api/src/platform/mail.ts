import { randomUUID } from 'node:crypto';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import nodemailer from 'nodemailer';
import type { Log } from './log.ts';

export interface Mail {
  readonly to: string;
  readonly subject: string;
  readonly text: string;
}
export type SendMail = (mail: Mail) => Promise<void>;

export interface MailOptions {
  readonly smtpUrl: string | null;
  readonly mailboxFolder: string;
  readonly publicUrl: string;
  readonly log: Log;
}

/** The sender: `?from=` of SMTP_URL, else its user where that is an address. */
function senderOf(smtpUrl: string | null, publicUrl: string): string {
  const url = smtpUrl ? new URL(smtpUrl) : null;
  const user = decodeURIComponent(url?.username ?? '');
  return url?.searchParams.get('from') ?? (user.includes('@') ? user : `noreply@${new URL(publicUrl).hostname}`);
}

/** With an SMTP address by SMTP; without one each mail becomes an .eml file, which staff read there. The log never names its content. */
export function createMail({ smtpUrl, mailboxFolder, publicUrl, log }: MailOptions): SendMail {
  const from = { name: 'Werkstadt', address: senderOf(smtpUrl, publicUrl) };
  if (smtpUrl) {
    const transport = nodemailer.createTransport(smtpUrl);
    return async (mail) => {
      await transport.sendMail({ ...mail, from });
      log('info', 'mail-sent');
    };
  }
  mkdirSync(mailboxFolder, { recursive: true, mode: 0o700 });
  const transport = nodemailer.createTransport({ streamTransport: true, buffer: true, newline: 'unix' });
  return async (mail) => {
    const { message } = await transport.sendMail({ ...mail, from });
    if (!Buffer.isBuffer(message)) throw new TypeError('the mail was not composed in memory');
    const file = join(
      mailboxFolder,
      `${new Date().toISOString().replaceAll(':', '-')}-${randomUUID().slice(0, 8)}.eml`,
    );
    writeFileSync(file, message, { mode: 0o600 });
    log('info', 'mail-written', { file });
  };
}
