/** A wait after a failure, within the life of this page. */
export interface Pause {
  readonly lasts: () => boolean;
  /** In place of one that lasts; `after` is called at its end. */
  readonly begin: (milliseconds: number, after: () => void) => void;
  readonly end: () => void;
}

/**
 * Lasts exactly as long as its timer runs: timers count the time that passes, so that a device's clock set back by years
 * stops nobody and one set forward lets nobody hurry ([S23]). Nothing of it is kept over a restart, which tries at once.
 */
export function createPause(): Pause {
  let timer: ReturnType<typeof setTimeout> | undefined;
  function end(): void {
    clearTimeout(timer);
    timer = undefined;
  }
  return {
    lasts: () => timer !== undefined,
    begin(milliseconds, after) {
      end();
      timer = setTimeout(() => {
        timer = undefined;
        after();
      }, milliseconds);
    },
    end,
  };
}
