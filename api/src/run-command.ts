import { OperatorError } from './platform/operator-error.ts';

/** Runs a command to its end. What the operator can mend is one sentence and exit code 1; anything else shows its stack. */
export async function runCommand(work: () => Promise<void>): Promise<void> {
  try {
    await work();
  } catch (error) {
    process.stderr.write(
      error instanceof OperatorError ? `${error.message}\n` : `${error instanceof Error ? error.stack : error}\n`,
    );
    process.exitCode = 1;
  }
}
