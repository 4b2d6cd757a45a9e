/** The other engines, for the page of the row server. */
import { join } from 'node:path';
import { buildBrowserScript } from '../browser-script.ts';

export const buildPeerScript = (): Promise<string> => buildBrowserScript(join(import.meta.dirname, 'peer-phones.ts'));
