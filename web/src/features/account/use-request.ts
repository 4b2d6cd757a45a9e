import type { ErrorCode } from '@werkstadt/shared/errors/codes';
import { useState } from 'react';
import type { Outcome } from '~/platform/data/index.ts';
import { errorText } from '~/platform/i18n/error-text.ts';

/** One request to the server at a time, with its refusal in plain words. */
export function useRequest() {
  const [busy, setBusy] = useState(false);
  const [refusal, setRefusal] = useState<ErrorCode | null>(null);
  async function run<T>(request: () => Promise<Outcome<T>>): Promise<Outcome<T>> {
    setBusy(true);
    setRefusal(null);
    const outcome = await request();
    setBusy(false);
    if (!outcome.ok) setRefusal(outcome.code);
    return outcome;
  }
  return {
    busy,
    run,
    /** Null while nothing was refused. */
    refusalText: refusal === null ? null : errorText(refusal),
  };
}
