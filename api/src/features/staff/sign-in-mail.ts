import type { FastifyRequest } from 'fastify';
import type { Mail } from '../../platform/mail.ts';

export type MailLanguage = 'de' | 'en';

/** The first of our languages that the browser asks for; German, the language of the town halls, otherwise. */
export function mailLanguage(request: FastifyRequest): MailLanguage {
  const asked = (request.headers['accept-language'] ?? '')
    .split(',')
    .map((part) => part.trim().slice(0, 2).toLowerCase());
  return asked.find((language) => language === 'de' || language === 'en') === 'en' ? 'en' : 'de';
}

/** The code is typed into the app: a link would open in another storage than the installed app has. */
export function signInMail(to: string, code: string, publicUrl: string, language: MailLanguage): Mail {
  const host = new URL(publicUrl).host;
  if (language === 'en') {
    return {
      to,
      subject: `Your sign-in code for ${host}`,
      text: `Your code: ${code}\n\nType it into the app within 5 minutes. It works once.\n\nYou did not ask for it? Then you need not do anything: without the code nobody can sign in.\n`,
    };
  }
  return {
    to,
    subject: `Dein Anmeldecode für ${host}`,
    text: `Dein Code: ${code}\n\nGib ihn innerhalb von 5 Minuten in der App ein. Er gilt einmal.\n\nDu hast ihn nicht angefordert? Dann brauchst du nichts zu tun: Ohne den Code kann sich niemand anmelden.\n`,
  };
}
