/** New versions of the app: noticed, offered, and put in place when the person says so. */
export { useAppUpdate } from './use-app-update.ts';
export { watchForUpdates } from './watch-for-updates.ts';
