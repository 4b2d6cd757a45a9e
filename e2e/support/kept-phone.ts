/** A phone with a profile of its own on disk: its browser can be closed, or killed, and opened again. */
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type BrowserContext, chromium, type Page } from '@playwright/test';

type Options = NonNullable<Parameters<typeof chromium.launchPersistentContext>[1]>;

/** Process ids of the browser that runs on this profile: the one process that no other browser process started. */
function browserProcesses(profile: string): number[] {
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .filter((id) => {
      const words = commandOf(id);
      return words.includes(`--user-data-dir=${profile}`) && !words.some((word) => word.startsWith('--type='));
    })
    .map(Number);
}

function commandOf(id: string): string[] {
  try {
    return readFileSync(`/proc/${id}/cmdline`, 'utf8').split('\0');
  } catch {
    return []; // It ended meanwhile.
  }
}

export class KeptPhone {
  readonly #profile = mkdtempSync(join(tmpdir(), 'werkstadt-phone-'));
  readonly #options: Options;
  readonly #onOpen: (context: BrowserContext) => Promise<void>;
  #context: BrowserContext | null = null;

  constructor(options: Options, onOpen: (context: BrowserContext) => Promise<void>) {
    this.#options = options;
    this.#onOpen = onOpen;
  }

  get context(): BrowserContext {
    if (!this.#context) throw new Error('the browser of this phone is closed');
    return this.#context;
  }

  /** Opens the browser; without a network from the first moment if asked for. */
  async open({ offline = false } = {}): Promise<Page> {
    const context = await chromium.launchPersistentContext(this.#profile, { ...this.#options, offline });
    this.#context = context;
    await this.#onOpen(context);
    return context.pages()[0] ?? context.newPage();
  }

  async close(): Promise<void> {
    await this.#context?.close();
    this.#context = null;
  }

  /** `kill -9`, as a phone does to apps when memory runs short: nothing is told, nothing tidied up. */
  async kill(): Promise<void> {
    const { context } = this;
    const gone = new Promise((done) => context.once('close', done));
    const ids = browserProcesses(this.#profile);
    if (ids.length === 0) throw new Error('the process of the browser was not found');
    for (const id of ids) process.kill(id, 'SIGKILL');
    await gone;
    this.#context = null;
  }

  async throwAway(): Promise<void> {
    await this.close();
    rmSync(this.#profile, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 });
  }
}
