/** One line to a server that all phones of a room share: so many bits a second each way, and no more. */
import { connect, createServer, type Socket } from 'node:net';
import { setTimeout } from 'node:timers/promises';

export interface ShapedLine {
  readonly url: string;
  /** Bytes that came through so far, headers included. */
  readonly sent: () => { readonly up: number; readonly down: number };
  readonly close: () => Promise<void>;
}

interface Shape {
  readonly bitsPerSecond: number;
  /** One way. */
  readonly latencyMs: number;
}

export async function shapeLine(port: number, { bitsPerSecond, latencyMs }: Shape): Promise<ShapedLine> {
  const sockets = new Set<Socket>();
  const up = new Direction(bitsPerSecond, latencyMs);
  const down = new Direction(bitsPerSecond, latencyMs);
  const server = createServer((phone) => {
    const city = connect(port, '127.0.0.1');
    for (const socket of [phone, city]) {
      sockets.add(socket);
      socket.setNoDelay(true);
      socket.on('error', () => undefined).on('close', () => sockets.delete(socket));
    }
    up.carry(phone, city);
    down.carry(city, phone);
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  const address = server.address();
  if (!(address instanceof Object)) throw new Error('the line has no port');
  return {
    url: `http://localhost:${address.port}`,
    sent: () => ({ up: up.bytes, down: down.bytes }),
    close: () =>
      new Promise((done) => {
        server.close(() => done());
        for (const socket of sockets) socket.destroy();
      }),
  };
}

/** What goes one way: pieces of all connections one after the other, each when the line is free again. */
class Direction {
  bytes = 0;
  readonly #bytesPerMs: number;
  readonly #latencyMs: number;
  #freeAt = 0;

  constructor(bitsPerSecond: number, latencyMs: number) {
    this.#bytesPerMs = bitsPerSecond / 8 / 1000;
    this.#latencyMs = latencyMs;
  }

  carry(from: Socket, to: Socket): void {
    let last = Promise.resolve();
    from.on('data', (piece: Buffer) => {
      // One piece of each connection waits at a time: nobody fills the line for all others.
      from.pause();
      this.bytes += piece.length;
      const now = performance.now();
      this.#freeAt = Math.max(now, this.#freeAt) + piece.length / this.#bytesPerMs;
      const untilOnTheLine = this.#freeAt - now;
      last = last.then(async () => {
        await setTimeout(untilOnTheLine);
        from.resume();
      });
      const arrived = last;
      arrived.then(() => setTimeout(this.#latencyMs)).then(() => to.write(piece));
    });
    from.on('end', () => last.then(() => setTimeout(this.#latencyMs)).then(() => to.end()));
    from.on('close', () => last.then(() => setTimeout(this.#latencyMs)).then(() => to.destroySoon()));
  }
}
