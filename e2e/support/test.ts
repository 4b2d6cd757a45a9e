/** Playwright's `test` with the rules every journey keeps: no request to others, no CSP violation, no crash. */
import { type BrowserContext, type BrowserContextOptions, test as base, type Page } from '@playwright/test';
import { KeptPhone } from './kept-phone.ts';

export { expect } from '@playwright/test';

interface Watched {
  readonly problems: string[];
}

/** Schemes that never leave the browser. */
const local = /^(data|blob|about|chrome|chrome-error|devtools):/;

/**
 * Watches a context for what must never happen ([SEC4], [SEC7]). Failed requests are no problem: being offline is a
 * state, not an error.
 */
export async function watch(context: BrowserContext, url: string): Promise<Watched> {
  const problems: string[] = [];
  const { origin } = new URL(url);
  context.on('request', (request) => {
    if (!local.test(request.url()) && new URL(request.url()).origin !== origin) {
      problems.push(`request to a third party: ${request.url()}`);
    }
  });
  context.on('weberror', (error) => problems.push(`uncaught error: ${error.error().stack ?? error.error().message}`));
  await context.exposeBinding('reportViolation', (_source, text: string) => {
    problems.push(`content security policy: ${text}`);
  });
  await context.addInitScript(() => {
    addEventListener('securitypolicyviolation', (event) => {
      const report = Reflect.get(window, 'reportViolation');
      if (typeof report === 'function')
        report(`${event.violatedDirective} blocked ${event.blockedURI} ${event.sourceFile}`);
    });
  });
  return { problems };
}

export interface Journey {
  /** Address of the server all journeys share. */
  readonly url: string;
  /** Another phone: a browser context of its own, watched like the first; `baseURL` names another server. */
  readonly phone: (options?: BrowserContextOptions) => Promise<Page>;
  /** A phone whose browser can be closed or killed and opened again, watched all the time. */
  readonly keptPhone: (options?: BrowserContextOptions) => KeptPhone;
}

/** What leaves the machine is a problem of the test that did it: checked after each. */
export const test = base.extend<{ journey: Journey; watched: Watched }>({
  // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the fixtures a function asks for from its parameter
  baseURL: async ({}, use) => use(serverUrl()),
  watched: [
    async ({ context }, use) => {
      const watched = await watch(context, serverUrl());
      await use(watched);
      if (watched.problems.length > 0) throw new Error(watched.problems.join('\n'));
    },
    { auto: true },
  ],
  journey: async ({ browser }, use, info) => {
    const opened: BrowserContext[] = [];
    const kept: KeptPhone[] = [];
    const watched: Watched[] = [];
    const { viewport, locale, timezoneId, launchOptions } = info.project.use;
    const settings = {
      viewport: viewport ?? null,
      ...(locale ? { locale } : {}),
      ...(timezoneId ? { timezoneId } : {}),
    };
    await use({
      url: serverUrl(),
      phone: async (options = {}) => {
        const context = await browser.newContext({ ...settings, ...options });
        opened.push(context);
        watched.push(await watch(context, options.baseURL ?? serverUrl()));
        return context.newPage();
      },
      keptPhone: (options = {}) => {
        const phone = new KeptPhone({ ...launchOptions, ...settings, ...options }, async (context) => {
          watched.push(await watch(context, options.baseURL ?? serverUrl()));
        });
        kept.push(phone);
        return phone;
      },
    });
    for (const context of opened) await context.close();
    for (const phone of kept) await phone.throwAway();
    const problems = watched.flatMap((one) => one.problems);
    if (problems.length > 0) throw new Error(problems.join('\n'));
  },
});

export function serverUrl(): string {
  const url = process.env.WERKSTADT_URL;
  if (!url) throw new Error('WERKSTADT_URL is not set: global-setup starts the server');
  return url;
}
