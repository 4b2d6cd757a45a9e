/** Many phones without a browser on a running server: each does by itself what a phone's timer does. */
import { spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';

const program = fileURLToPath(new URL('../../api/src/test/light-phones.ts', import.meta.url));

export interface LightPhones {
  /** Every one saves and sends a proposal; answers their titles once the city has received all. */
  readonly propose: (words: string) => Promise<string[]>;
  /** Titles of all proposals of the project, as the city has them now. */
  readonly titles: () => Promise<string[]>;
  /** What is to be seen on the photos of these proposals that the city has now. */
  readonly pictures: () => Promise<string[]>;
  readonly stop: () => Promise<void>;
}

export async function startLightPhones(
  url: string,
  slug: string,
  count: number,
  project: string,
): Promise<LightPhones> {
  const child = spawn(process.execPath, [program, url, slug, String(count), project], {
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
  const answer = async (): Promise<unknown> => {
    const { value, done } = await lines.next();
    if (done) throw new Error('the light phones have ended');
    return JSON.parse(value);
  };
  const ask = (line: string) => {
    child.stdin.write(`${line}\n`);
    return answer();
  };
  const texts = async (line: string) => {
    const told = await ask(line);
    return Array.isArray(told) ? told.map(String) : [];
  };
  await answer();
  return {
    async propose(words) {
      await ask(`propose ${words}`);
      await ask('wait');
      return Array.from({ length: count }, (_, at) => `${words} ${at + 1}`);
    },
    titles: () => texts('titles'),
    pictures: () => texts('pictures'),
    stop() {
      const ended = new Promise<void>((done) => child.once('exit', () => done()));
      child.stdin.end();
      return ended;
    },
  };
}
