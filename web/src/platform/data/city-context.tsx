import type { CityInfo } from '@werkstadt/shared/city/city-info';
import type { ErrorCode } from '@werkstadt/shared/errors/codes';
import { createContext, type ReactNode, startTransition, useContext, useEffect, useState } from 'react';
import { openCity } from './city-engine.ts';
import type { CityStore } from './city-store.ts';
import { leaveCity, showCity } from './current-city.ts';

const CityContext = createContext<CityStore | null>(null);

export function useCityStore(): CityStore {
  const store = useContext(CityContext);
  if (!store) throw new Error('this part of the app is shown inside a city only');
  return store;
}

/** The city whose pages are shown; inside `/$city` only. */
export function useCity(): CityInfo {
  return useCityStore().city;
}

type Opening =
  | { readonly step: 'opening' }
  | { readonly step: 'failed'; readonly code: ErrorCode }
  | { readonly step: 'open'; readonly store: CityStore };

export interface CityProviderProps {
  readonly slug: string;
  readonly opening: ReactNode;
  /** `not-found`: no such city. `network-unreachable`: never seen on this device, and no network now. */
  readonly failed: (code: ErrorCode, retry: () => void) => ReactNode;
  readonly children: ReactNode;
}

/** Opens a city (from this device first, then from the server) and hands its data to everything inside. */
export function CityProvider({ slug, opening, failed, children }: CityProviderProps) {
  const [state, setState] = useState<Opening>({ step: 'opening' });
  const [attempt, setAttempt] = useState(0);
  // biome-ignore lint/correctness/useExhaustiveDependencies: a new attempt opens the city anew
  useEffect(() => {
    let left = false;
    let opened: CityStore | null = null;
    setState({ step: 'opening' });
    openCity(slug).then((result) => {
      if (left) {
        if (result.ok) result.value.close();
        return;
      }
      if (result.ok) {
        opened = result.value;
        showCity(opened);
      }
      // As a transition a whole screen is drawn piece by piece, and taps in between are heard.
      startTransition(() =>
        setState(result.ok ? { step: 'open', store: result.value } : { step: 'failed', code: result.code }),
      );
    });
    return () => {
      left = true;
      if (opened) leaveCity(opened);
      opened?.close();
    };
  }, [slug, attempt]);
  if (state.step === 'opening') return opening;
  if (state.step === 'failed') return failed(state.code, () => setAttempt((count) => count + 1));
  return <CityContext value={state.store}>{children}</CityContext>;
}
