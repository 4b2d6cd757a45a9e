import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { createMail } from './mail.ts';

const folder = mkdtempSync(join(tmpdir(), 'werkstadt-mail-'));
afterAll(() => rmSync(folder, { recursive: true }));
const mail = { to: 'planung@example.de', subject: 'Dein Anmeldecode für Köln', text: 'Dein Code: 123456\n' };
const publicUrl = 'https://mitmachen.example.de';

test('[OP6] without SMTP a mail becomes a file that only its owner reads; the log names the file alone', async () => {
  const logged: string[] = [];
  const mailboxFolder = join(folder, 'mailbox');
  const send = createMail({
    smtpUrl: null,
    mailboxFolder,
    publicUrl,
    log: (...event) => void logged.push(JSON.stringify(event)),
  });
  await send(mail);
  const [name = ''] = readdirSync(mailboxFolder);
  expect(name).toMatch(/^\d{4}-\d\d-\d\dT.*\.eml$/);
  const text = readFileSync(join(mailboxFolder, name), 'utf8');
  expect(text).toMatch(/^From: Werkstadt <noreply@mitmachen\.example\.de>$/m);
  expect(text).toMatch(/^To: planung@example\.de$/m);
  expect(text).toContain('Dein Code: 123456');
  expect(statSync(join(mailboxFolder, name)).mode & 0o077).toBe(0);
  expect(logged).toEqual([JSON.stringify(['info', 'mail-written', { file: join(mailboxFolder, name) }])]);
});

test('[OP6] with SMTP it goes there, from the sender that the address names', async () => {
  const received: string[] = [];
  const server = createServer((socket) => {
    let inData = false;
    socket.write('220 mail.example.de\r\n');
    socket.on('data', (chunk) => {
      const text = chunk.toString();
      received.push(text);
      if (inData) {
        if (!text.endsWith('\r\n.\r\n')) return;
        inData = false;
        socket.write('250 taken\r\n');
      } else if (text.startsWith('DATA')) {
        inData = true;
        socket.write('354 go on\r\n');
      } else socket.write(text.startsWith('QUIT') ? '221 bye\r\n' : '250 mail.example.de\r\n');
    });
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  const address = server.address();
  const port = typeof address === 'object' ? address?.port : 0;
  try {
    const smtpUrl = `smtp://127.0.0.1:${port}/?from=stadt%40example.de&ignoreTLS=true`;
    await createMail({ smtpUrl, mailboxFolder: join(folder, 'unused'), publicUrl, log: () => undefined })(mail);
    expect(received.join('')).toMatch(
      /MAIL FROM:<stadt@example\.de>[\s\S]*RCPT TO:<planung@example\.de>[\s\S]*Dein Code: 123456/,
    );
    expect(readdirSync(folder)).not.toContain('unused');
  } finally {
    server.close();
  }
});
