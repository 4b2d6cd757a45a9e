export interface OneAtATime {
  (): Promise<void>;
  /** Ends when nothing runs. */
  readonly idle: () => Promise<void>;
}

/**
 * Runs `work` once however often it is asked for meanwhile, and once more for what was asked during the last run. The
 * returned promise ends with the runs it has joined.
 */
export function oneAtATime(work: () => Promise<void>): OneAtATime {
  let running: Promise<void> | null = null;
  let again = false;
  async function run(): Promise<void> {
    try {
      do {
        again = false;
        await work();
      } while (again);
    } finally {
      // In the same step as the last look at `again`: whoever asks later starts a run of their own.
      running = null;
    }
  }
  const start = () => {
    if (running) again = true;
    else running = run();
    return running;
  };
  return Object.assign(start, { idle: async () => (await running) ?? undefined });
}
