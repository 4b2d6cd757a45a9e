/** What it costs the server that many phones only listen for news. */
import { readFileSync } from 'node:fs';
import { Agent, get, type IncomingMessage } from 'node:http';
import { setTimeout } from 'node:timers/promises';
import { type Installation, SLUG } from './installation.ts';
import type { Measured } from './table.ts';

const STREAMS = 5_000;
const AT_A_TIME = 50;
/** Two pings of every stream. */
const LISTENED_SECONDS = 30;
const QUIET_SECONDS = 10;
const GOAL_PERCENT = 5;
/** Of `/proc`, on every Linux that Node runs on. */
const TICKS_PER_SECOND = 100;

export async function idleStreams({ server, city, scopeIds, residentBytes }: Installation): Promise<Measured[]> {
  const { url, pid } = server;
  const input = encodeURIComponent(JSON.stringify({ city, scopes: scopeIds }));
  const address = `${url}/trpc/sync.pokes?input=${input}`;
  const alone = await shareOfCore(pid, QUIET_SECONDS);
  const before = residentBytes();
  const agent = new Agent({ maxSockets: Number.POSITIVE_INFINITY });
  try {
    for (let open = 0; open < STREAMS; open += AT_A_TIME) {
      await Promise.all(Array.from({ length: AT_A_TIME }, () => listen(address, agent)));
    }
    // Opening them is over: from here on they are idle.
    await setTimeout(1_000);
    const listening = await shareOfCore(pid, LISTENED_SECONDS);
    const kilobytesEach = (residentBytes() - before) / 1000 / STREAMS;
    return [
      {
        figure: `${STREAMS} phones that only listen (${SLUG}): processor of the api`,
        value: listening,
        unit: '% of a core',
        goal: { limit: GOAL_PERCENT, best: 'low' },
        alternative: { name: 'nobody listens', value: alone },
        because: `each stream says every 15 s that it stands; each holds ${kilobytesEach.toFixed(0)} kB of memory`,
      },
    ];
  } finally {
    agent.destroy();
  }
}

/** Resolves once the stream is open; what it says is thrown away. */
function listen(address: string, agent: Agent): Promise<void> {
  return new Promise((done, fail) => {
    const headers = { accept: 'text/event-stream' };
    const opened = (answer: IncomingMessage) => {
      if (answer.statusCode !== 200) return fail(new Error(`a stream was refused with ${answer.statusCode}`));
      // Ends with the agent, when the figure is taken.
      answer.on('error', () => undefined).resume();
      done();
    };
    get(address, { agent, headers }, opened).on('error', fail);
  });
}

/** Per cent of one core that a process takes over some seconds. */
async function shareOfCore(pid: number, seconds: number): Promise<number> {
  const [before, started] = [processorSeconds(pid), performance.now()];
  await setTimeout(seconds * 1_000);
  return ((processorSeconds(pid) - before) / ((performance.now() - started) / 1_000)) * 100;
}

/** `utime` and `stime`, the 14th and 15th field; the name before them may hold spaces. */
function processorSeconds(pid: number): number {
  const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1]?.split(' ') ?? [];
  return (Number(fields[11]) + Number(fields[12])) / TICKS_PER_SECOND;
}
