import { removeDataFolder, startServer } from './support/server.ts';

/**
 * One server with the demo town for all journeys that do not need one of their own. With `WERKSTADT_URL` and
 * `WERKSTADT_DATA_DIR` set, the one that runs there is used.
 */
export default async function globalSetup(): Promise<() => Promise<void>> {
  if (process.env.WERKSTADT_URL && process.env.WERKSTADT_DATA_DIR) return async () => undefined;
  const server = await startServer();
  process.env.WERKSTADT_URL = server.url;
  process.env.WERKSTADT_DATA_DIR = server.dataFolder;
  process.env.WERKSTADT_OUTPUT = server.output();
  return async () => {
    await server.stop();
    removeDataFolder(server);
  };
}
