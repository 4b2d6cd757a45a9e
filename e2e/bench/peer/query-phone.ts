/** TanStack Query in a page: it stores nothing, and after a change it fetches everything again. */
import { QueryClient, QueryObserver } from '@tanstack/query-core';
import type { PeerRow } from './peer-row.ts';

const queryKey = ['rows'];

export interface QueryPhone {
  /** Number of rows after everything has come anew and has been compared with what was there. */
  readonly refetch: () => Promise<number>;
}

export function openQuery(): QueryPhone {
  const client = new QueryClient();
  const queryFn = async (): Promise<PeerRow[]> => (await fetch('/all')).json();
  const observer = new QueryObserver(client, { queryKey, queryFn, enabled: false });
  observer.subscribe(() => undefined);
  return { refetch: async () => (await observer.refetch()).data?.length ?? 0 };
}
