/** Units of partial sync and of read rights (SPEC S16). */
export const cityScope = (cityId: string) => `c:${cityId}`;
export const projectScope = (projectId: string) => `p:${projectId}:pub`;
export const projectStaffScope = (projectId: string) => `p:${projectId}:staff`;
export const personScope = (personId: string) => `u:${personId}`;

const uuid = '[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}';
const pattern = new RegExp(`^(?:(c):(${uuid})|(p):(${uuid}):(pub|staff)|(u):(${uuid}))$`);

export type Scope =
  | { readonly kind: 'city'; readonly cityId: string }
  | { readonly kind: 'project'; readonly projectId: string; readonly audience: 'pub' | 'staff' }
  | { readonly kind: 'person'; readonly personId: string };

/** Null for anything that is not a scope id. */
export function parseScope(scopeId: string): Scope | null {
  const match = pattern.exec(scopeId);
  if (!match) return null;
  if (match[1] && match[2]) return { kind: 'city', cityId: match[2] };
  if (match[3] && match[4])
    return { kind: 'project', projectId: match[4], audience: match[5] === 'staff' ? 'staff' : 'pub' };
  if (match[6] && match[7]) return { kind: 'person', personId: match[7] };
  return null;
}
