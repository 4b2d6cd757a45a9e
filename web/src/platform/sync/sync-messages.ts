import { appVersion } from '../app-version.ts';
import type { CursorStep } from '../db/cursor-steps.ts';
import type { ScopeRow } from './row-index.ts';

/** What tabs of one browser tell each other about one city. */
export type TabMessage =
  /** The vault's outbox or drafts changed, or the vault was made: read it again. */
  | { readonly type: 'outbox' }
  | { readonly type: 'drafts' }
  /** Rows that entered the cache, and the scopes whose cursor they moved (none for push answers). */
  | {
      readonly type: 'rows';
      readonly rows: readonly ScopeRow[];
      readonly steps: readonly CursorStep[];
      readonly at: string;
      readonly epoch: string;
    }
  /** The city was restored: rows of before are of a time that is gone ([S27]). */
  | { readonly type: 'restored'; readonly epoch: string }
  | { readonly type: 'dropped'; readonly scopeIds: readonly string[]; readonly beginAnew: boolean }
  /** Scopes this tab shows: the tab with the live stream listens to them too. */
  | { readonly type: 'hold'; readonly scopeIds: readonly string[] }
  /** Which scopes does everybody show? Asked by a tab that takes over the live stream. */
  | { readonly type: 'who-holds' }
  | { readonly type: 'session' }
  /** The person was erased here: forget everything of them. */
  | { readonly type: 'erased' };

export interface Tabs {
  readonly tell: (message: TabMessage) => void;
  readonly close: () => void;
}

export type OpenChannel = (name: string) => Pick<BroadcastChannel, 'postMessage' | 'close' | 'onmessage'>;

/** Messages come from this very origin and version of the app (the channel's name carries it). */
export function joinTabs(
  openChannel: OpenChannel | undefined,
  cityId: string,
  onMessage: (message: TabMessage) => void,
): Tabs {
  if (!openChannel) return { tell: () => undefined, close: () => undefined };
  const channel = openChannel(`werkstadt:${appVersion}:${cityId}`);
  channel.onmessage = (event: MessageEvent<TabMessage>) => onMessage(event.data);
  let left = false;
  return {
    // What still ends after the page was left is of no interest to the others.
    tell: (message) => left || channel.postMessage(message),
    close() {
      left = true;
      channel.close();
    },
  };
}
