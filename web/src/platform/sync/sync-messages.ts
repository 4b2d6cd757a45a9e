import type { ScopeRow } from './row-index.ts';

/** What tabs of one browser tell each other about one city. */
export type TabMessage =
  /** The vault's outbox or drafts changed: read them again. */
  | { readonly type: 'outbox' }
  | { readonly type: 'drafts' }
  /** Rows that entered the cache; `from` and `to` are the scope's cursor before and after (equal for push answers). */
  | { readonly type: 'rows'; readonly rows: readonly ScopeRow[]; readonly cursors: readonly CursorMove[] }
  | { readonly type: 'dropped'; readonly scopeId: string }
  | { readonly type: 'poke'; readonly scopeId: string; readonly v: number; readonly spreadMs: number }
  /** Someone holds this project: the tab with the live stream listens to it too. */
  | { readonly type: 'hold'; readonly scopeIds: readonly string[] }
  | { readonly type: 'session' }
  /** The person was erased here: forget everything and start anew. */
  | { readonly type: 'erased' };

export interface CursorMove {
  readonly scopeId: string;
  readonly from: number;
  readonly to: number;
  readonly complete: boolean;
}

export interface Tabs {
  readonly tell: (message: TabMessage) => void;
  readonly close: () => void;
}

/** Messages come from this very origin and version of the app (the channel's name carries it). */
export function joinTabs(cityId: string, onMessage: (message: TabMessage) => void): Tabs {
  if (!('BroadcastChannel' in globalThis)) return { tell: () => undefined, close: () => undefined };
  const channel = new BroadcastChannel(`werkstadt:1:${cityId}`);
  channel.onmessage = (event: MessageEvent<TabMessage>) => onMessage(event.data);
  return { tell: (message) => channel.postMessage(message), close: () => channel.close() };
}
