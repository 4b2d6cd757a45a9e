/**
 * Tables that no backup holds: what is in them lives for minutes or belongs to this one server. Phones open sessions anew
 * with their device key, staff sign in once more, and `start` shows a new set-up code where there is no admin.
 */
export const ALL_CITIES_END: ReadonlySet<string> = new Set([
  'session',
  'used_nonce',
  'sign_in_code',
  'set_up_code',
  'rate_window',
  'photo_lease',
]);
