/** What a page's own thread does at a stretch, in processor time: other programs on the machine do not count in. */
import type { Page } from '@playwright/test';
import { SLOWER } from './browser.ts';

/** Long enough for what an act sets off to come to its end. */
const AFTER_MS = 2_500;

/** A task in Chrome's trace. */
interface Task {
  readonly thread: string;
  /** Microseconds of processor time. */
  readonly tdur: number;
}

/** Of Chrome's trace only this is read; what has another form is no task of a page. */
function readTask(event: Readonly<Record<string, unknown>>): Task | null {
  const { name, pid, tid, tdur } = event;
  return name === 'RunTask' && typeof tdur === 'number' ? { thread: `${pid}/${tid}`, tdur } : null;
}

function readThread({ name, pid, tid, args }: Readonly<Record<string, unknown>>): string | null {
  const isPage = name === 'thread_name' && args instanceof Object && 'name' in args && args.name === 'CrRendererMain';
  return isPage ? `${pid}/${tid}` : null;
}

/** Milliseconds that the page's longest task takes a cheap phone, from the beginning of `act` until its effects are over. */
export async function longestTask(page: Page, act: () => Promise<unknown>): Promise<number> {
  const session = await page.context().newCDPSession(page);
  const tasks: Task[] = [];
  const threads = new Set<string>();
  session.on('Tracing.dataCollected', ({ value }) => {
    for (const event of value) {
      const [task, thread] = [readTask(event), readThread(event)];
      if (task) tasks.push(task);
      if (thread) threads.add(thread);
    }
  });
  const includedCategories = ['disabled-by-default-devtools.timeline'];
  await session.send('Tracing.start', { transferMode: 'ReportEvents', traceConfig: { includedCategories } });
  await act();
  await page.waitForTimeout(AFTER_MS);
  const whole = new Promise((done) => session.once('Tracing.tracingComplete', done));
  await session.send('Tracing.end');
  await whole;
  await session.detach();
  const ofPages = tasks.filter(({ thread }) => threads.has(thread));
  if (ofPages.length === 0) throw new Error('the trace tells no task of the page');
  return ofPages.reduce((longest, { tdur }) => Math.max(longest, (tdur / 1000) * SLOWER), 0);
}
