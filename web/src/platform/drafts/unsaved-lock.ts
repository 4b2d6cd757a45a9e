const name = 'werkstadt-unsaved';

/** Every tab shares this lock while a step of a draft is not on the disk yet. */
export function holdWhileUnsaved(written: Promise<void>): void {
  if (!('locks' in navigator)) return;
  navigator.locks
    .request(name, { mode: 'shared' }, () => written)
    .catch((error: unknown) => console.warn('other tabs do not know that a draft is being saved', error));
}

/** Runs when no tab of this browser has a step that is not on the disk; new steps wait until it has run. */
export async function whenAllSaved(work: () => void | Promise<void>): Promise<void> {
  if ('locks' in navigator) await navigator.locks.request(name, { mode: 'exclusive' }, async () => work());
  else await work();
}
