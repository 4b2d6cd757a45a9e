/**
 * Every way a request or a mutation can be refused: one closed list, shared by phone and server.
 * Each code has a sentence in both languages (`errors/messages.*.json`, key `error_<code with _>`).
 * `retry`: whether sending the very same thing again can help.
 */
export const errorCodes = {
  // rejected mutations: decided, stored on both sides, shown to the author
  'mid-reuse': { retry: false },
  'signature-invalid': { retry: false },
  'participant-foreign': { retry: false },
  'args-invalid': { retry: false },
  'city-foreign': { retry: false },
  'not-allowed': { retry: false },
  'project-not-found': { retry: false },
  'project-not-open': { retry: false },
  'kind-not-allowed': { retry: false },
  'fields-invalid': { retry: false },
  'geometry-invalid': { retry: false },
  'geometry-outside-area': { retry: false },
  'geometry-self-crossing': { retry: false },
  'geometry-too-large': { retry: false },
  'line-too-short': { retry: false },
  'area-too-small': { retry: false },
  'proposal-not-found': { retry: false },
  'proposal-decided': { retry: false },
  'comment-not-found': { retry: false },
  'reply-too-deep': { retry: false },
  'photos-too-many': { retry: false },
  'photo-removed': { retry: false },
  'id-taken': { retry: false },
  stale: { retry: false },
  'transition-not-allowed': { retry: false },
  parent: { retry: false },
  erased: { retry: false },
  'row-too-large': { retry: false },
  'row-unreadable': { retry: false },
  // refused requests: nothing was decided
  'input-invalid': { retry: false },
  'too-large': { retry: false },
  'sign-in-needed': { retry: true },
  forbidden: { retry: false },
  'not-found': { retry: false },
  'rate-limited': { retry: true },
  'photo-unreadable': { retry: false },
  'photo-quota': { retry: false },
  'round-closed': { retry: false },
  'code-wrong': { retry: false },
  'code-expired': { retry: false },
  'server-busy': { retry: true },
  'server-error': { retry: true },
  'network-unreachable': { retry: true },
  'storage-refused': { retry: true },
  'storage-full': { retry: true },
  'photo-incomplete': { retry: false },
} as const satisfies Record<string, { retry: boolean }>;

export type ErrorCode = keyof typeof errorCodes;

export function isErrorCode(value: unknown): value is ErrorCode {
  return typeof value === 'string' && Object.hasOwn(errorCodes, value);
}
