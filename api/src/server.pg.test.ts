import { expect, test } from 'vitest';
import { CONTENT_SECURITY_POLICY } from './platform/security-headers.ts';
import { makeCity } from './test/test-city.ts';
import { TestPhone } from './test/test-phone.ts';
import { startTestServer } from './test/test-server.ts';
import { withDatabase } from './test/with-database.ts';

const { database, superuser } = await withDatabase();
const server = await startTestServer(database, {
  'web/index.html': '<!doctype html><title>Werkstadt</title>',
  'web/sw.js': 'self.addEventListener("fetch", () => {})',
  'web/assets/main-abc123.js': `export default ${'1'.repeat(2000)}`,
  'web/assets/main-abc123.js.br': 'compressed',
  'packs/teststadt/0123456789abcdef/basemap.pmtiles': '0123456789'.repeat(1000),
});
const city = await makeCity(database, 'teststadt');
const get = (path: string, headers: Record<string, string> = {}) => fetch(`${server.url}${path}`, { headers });
const post = (path: string, body: string | undefined, headers: Record<string, string>) =>
  fetch(`${server.url}${path}`, { method: 'POST', headers, ...(body === undefined ? {} : { body }) });

test.each(['/', '/teststadt', '/teststadt/projects/0190', '/teststadt/me/device?x=1'])(
  '[SEC4][SEC5] the page %s has the policy',
  async (path) => {
    const answer = await get(path);
    expect(answer.status).toBe(200);
    expect(answer.headers.get('content-security-policy')).toBe(CONTENT_SECURITY_POLICY);
    expect(CONTENT_SECURITY_POLICY).not.toMatch(/unsafe|\*|https?:/);
    expect(CONTENT_SECURITY_POLICY).toContain("require-trusted-types-for 'script'");
    expect(answer.headers.get('cache-control')).toBe('no-cache');
    expect(await answer.text()).toContain('<title>Werkstadt</title>');
  },
);

test.each([
  '/',
  '/healthz',
  '/trpc/city.list',
  '/assets/main-abc123.js',
  '/nothing.png',
  '/packs/teststadt/0123456789abcdef/basemap.pmtiles',
])('[SEC6] %s has the security headers', async (path) => {
  const { headers } = await get(path);
  expect(headers.get('x-content-type-options')).toBe('nosniff');
  expect(headers.get('strict-transport-security')).toMatch(/^max-age=(31536000|\d{9,})/);
  expect(headers.get('referrer-policy')).toBe('no-referrer');
  expect(headers.get('permissions-policy')).toContain('geolocation=(self)');
  expect(headers.get('cross-origin-opener-policy')).toBe('same-origin');
});

test('[OP7] hashed assets stay for ever, the service worker is asked for, compressed ones go to who takes them', async () => {
  expect((await get('/assets/main-abc123.js')).headers.get('cache-control')).toContain('immutable');
  expect((await get('/sw.js')).headers.get('cache-control')).toBe('no-cache');
  const compressed = await get('/assets/main-abc123.js', { 'accept-encoding': 'br' });
  expect(compressed.headers.get('content-encoding')).toBe('br');
  expect((await get('/assets/gone.js')).status).toBe(404);
});

test('[OP7] packs are served by byte ranges, for ever', async () => {
  const path = '/packs/teststadt/0123456789abcdef/basemap.pmtiles';
  const answer = await get(path, { range: 'bytes=13-22' });
  expect(answer.status).toBe(206);
  expect(answer.headers.get('content-range')).toBe('bytes 13-22/10000');
  expect(await answer.text()).toBe('3456789012');
  expect((await get(path)).headers.get('cache-control')).toContain('immutable');
  expect((await get(path, { range: 'bytes=20000-' })).status).toBe(416);
  for (const outside of ['/packs/../secrets/hash.key', '/packs/%2e%2e/secrets/hash.key', '/packs/']) {
    expect((await get(outside)).status, outside).not.toBe(206);
    expect(await (await get(outside)).text()).not.toContain('key');
  }
});

test('[SEC8] answers of the API are never stored', async () => {
  const answer = await get('/trpc/city.list');
  expect(answer.headers.get('cache-control')).toBe('no-store');
  expect((await get('/trpc/nothing')).headers.get('cache-control')).toBe('no-store');
});

test('[SEC9] a batch of calls is refused', async () => {
  const answer = await get('/trpc/city.list,city.list?batch=1&input={}');
  expect(answer.status).toBe(400);
});

const json = { 'content-type': 'application/json' };
const close = JSON.stringify({ city });
test.each([
  ['another site', close, { ...json, origin: 'https://evil.example' }, 403],
  ['no site at all', close, json, 403],
  [
    'a page of the same site, but another host',
    close,
    { ...json, origin: 'http://localhost:1', 'sec-fetch-site': 'same-site' },
    403,
  ],
  ['a form', 'city=1', { 'content-type': 'application/x-www-form-urlencoded' }, 415],
  ['text', close, { 'content-type': 'text/plain' }, 415],
  ['multipart', '--x\r\n\r\n--x--', { 'content-type': 'multipart/form-data; boundary=x' }, 415],
  ['bytes', close, { 'content-type': 'application/octet-stream' }, 415],
  ['nothing', undefined, {}, 415],
])('[SEC10] a change from %s is refused', async (_case, body, headers, status) => {
  const own = 'origin' in headers || status === 403 ? {} : { origin: server.url };
  expect((await post('/trpc/session.close', body, { ...own, ...headers })).status).toBe(status);
});

test('[SEC10] a change from a page of our own is taken', async () => {
  expect((await post('/trpc/session.close', close, { ...json, origin: server.url })).status).toBe(200);
  expect((await post('/trpc/session.close', close, { ...json, 'sec-fetch-site': 'same-origin' })).status).toBe(200);
});

test('[SEC11] errors have a code of ours and the field, and nothing of the inside', async () => {
  const input = encodeURIComponent(JSON.stringify({ slug: 7 }));
  const answer = await get(`/trpc/city.get?input=${input}`);
  expect(answer.status).toBe(400);
  expect(await answer.json()).toEqual({
    error: {
      code: -32600,
      message: 'input-invalid',
      data: { code: 'BAD_REQUEST', httpStatus: 400, werkstadt: 'input-invalid', field: 'slug' },
    },
  });
});

test('[SEC11] a fault of the database tells its code to the log and nothing to the caller', async () => {
  await superuser`alter table city rename column name to name_gone`;
  try {
    const answer = await get('/trpc/city.list');
    expect(answer.status).toBe(500);
    const text = await answer.text();
    expect(text).toContain('"werkstadt":"server-error"');
    expect(text).not.toMatch(/column|select|name_gone|\.ts/);
    expect(server.logLines.at(-1)).toMatch(/"event":"procedure-failed","path":"city.list".*"code":"42703"/);
  } finally {
    await superuser`alter table city rename column name_gone to name`;
  }
});

test.each([
  '{',
  '[]',
  'null',
  '"x"',
  '{"city":',
  '{"city":"x"}',
  '{"city":null}',
  `{"city":"${city}","__proto__":{"x":1},"more":1}`,
])('[SEC11] %j in place of an input is refused by code', async (body) => {
  const answer = await post('/trpc/staff.requestCode', body, { ...json, origin: server.url });
  expect(answer.status).toBe(400);
  expect(await answer.json()).toMatchObject({ error: { data: { werkstadt: 'input-invalid' } } });
});

test('[SEC11] a body beyond the limit is refused before it is read', async () => {
  const phone = await new TestPhone(server.url, city).openSession();
  expect(await phone.push([{ text: 'x'.repeat(600 * 1024) }])).toMatchObject({
    ok: false,
    status: 413,
    code: 'too-large',
  });
});

test('[SEC11] a procedure that does not exist, and one asked the wrong way, are not found', async () => {
  for (const path of ['/trpc/city.drop', '/trpc/constructor', '/trpc/sync.push?input=%7B%7D']) {
    const answer = await get(path);
    expect([404, 405]).toContain(answer.status);
    expect(await answer.json()).toMatchObject({ error: { data: { werkstadt: 'not-found' } } });
  }
});

test('[OP2] health is the database’s health', async () => {
  const answer = await get('/healthz');
  expect([answer.status, await answer.json()]).toEqual([200, { status: 'ok' }]);
});
