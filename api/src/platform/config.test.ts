import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { parseConfig, prepareDataFolder } from './config.ts';
import { OperatorError } from './operator-error.ts';

test('[OP1] nothing set: port 3000, own database, mails as files', () => {
  expect(parseConfig({})).toMatchObject({
    port: 3000,
    databaseUrl: null,
    publicUrl: 'http://localhost:3000',
    publicUrlIsFixed: false,
    smtpUrl: null,
  });
  expect(parseConfig({ PORT: '', SMTP_URL: ' ' })).toMatchObject({ port: 3000, smtpUrl: null });
});

test('[OP1] what is set is taken', () => {
  const config = parseConfig({
    PORT: '8080',
    DATA_DIR: '/srv/werkstadt',
    DATABASE_URL: 'postgresql://city:secret@db.example/werkstadt',
    PUBLIC_URL: 'https://mitmachen.example.de/',
    SMTP_URL: 'smtps://mail.example.de',
  });
  expect(config).toEqual({
    port: 8080,
    dataFolder: '/srv/werkstadt',
    databaseUrl: 'postgresql://city:secret@db.example/werkstadt',
    publicUrl: 'https://mitmachen.example.de',
    publicUrlIsFixed: true,
    smtpUrl: 'smtps://mail.example.de',
  });
});

test.each([
  ['PORT', 'http'],
  ['PORT', '0'],
  ['PORT', '65536'],
  ['PORT', '80.5'],
  ['DATABASE_URL', 'mysql://root:secret@db.example/x'],
  ['DATABASE_URL', 'db.example/secret'],
  ['PUBLIC_URL', 'mitmachen.example.de'],
  ['PUBLIC_URL', 'https://example.de/path'],
  ['PUBLIC_URL', 'ftp://example.de'],
  ['SMTP_URL', 'mail.example.de'],
  ['SMTP_URL', 'https://user:secret@mail.example.de'],
])('[OP1] %s=%s is one sentence that names the variable and tells no password', (name, value) => {
  const parse = () => parseConfig({ [name]: value });
  expect(parse).toThrow(OperatorError);
  expect(parse).toThrow(new RegExp(`^${name} must be [^\n]*\\.$`));
  expect(parse).not.toThrow(/secret/);
});

test('[OP2] a data folder that cannot be written to is one sentence that names it', () => {
  const folder = mkdtempSync(join(tmpdir(), 'werkstadt-config-'));
  try {
    const file = join(folder, 'a-file');
    writeFileSync(file, '');
    expect(() => prepareDataFolder(join(file, 'data'))).toThrow(
      /^The data folder .*a-file\/data cannot be written to: set DATA_DIR/,
    );
  } finally {
    rmSync(folder, { recursive: true });
  }
});
