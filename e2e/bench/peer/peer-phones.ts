/** What the page of the row server imports as `/peer.js`. */
export { openQuery } from './query-phone.ts';
export { openRowWise } from './row-wise-phone.ts';
export { openRxdb } from './rxdb-phone.ts';
