import { positionSchema } from '@werkstadt/shared/geometry/geojson';
import { authorNameSchema } from '@werkstadt/shared/proposal/proposal';
import { useSyncExternalStore } from 'react';
import * as z from 'zod/mini';
import { storageName } from '../storage/registry.ts';

const settingsSchema = z.object({
  /** Null = follow the browser's language. `de-einfach` falls back to `de` where a text has no plain version yet. */
  locale: z.catch(z.nullable(z.enum(['de', 'en', 'de-einfach'])), null),
  theme: z.catch(z.enum(['system', 'light', 'dark']), 'system'),
  textSize: z.catch(z.union([z.literal(1), z.literal(1.25), z.literal(1.5)]), 1),
  /** Pseudonym put beside one's words; null = anonymous. */
  authorName: z.catch(z.nullable(authorNameSchema), null),
  /** Where figures are told «for you». Never leaves the device. */
  ownPlace: z.catch(z.nullable(z.object({ label: z.string(), position: positionSchema })), null),
});
export type Settings = z.infer<typeof settingsSchema>;

const defaults: Settings = { locale: null, theme: 'system', textSize: 1, authorName: null, ownPlace: null };
const key = storageName('settings');
const listeners = new Set<() => void>();

function read(): Settings {
  try {
    const text = localStorage.getItem(key);
    if (text === null) return defaults;
    const parsed = settingsSchema.safeParse(JSON.parse(text));
    return parsed.success ? parsed.data : defaults;
  } catch (error) {
    // Storage refused or unreadable text: the app works with the defaults, for this visit only.
    console.warn('settings cannot be read', error);
    return defaults;
  }
}

let current: Settings | null = null;

export function getSettings(): Settings {
  current ??= read();
  return current;
}

/** Keeps the change for later visits where storage allows it, and for this visit in any case. */
export function setSettings(change: Partial<Settings>): void {
  const parsed = settingsSchema.safeParse({ ...getSettings(), ...change });
  if (!parsed.success) return;
  current = parsed.data;
  try {
    localStorage.setItem(key, JSON.stringify(current));
  } catch (error) {
    console.warn('settings are kept for this visit only', error);
  }
  notify();
}

/** Takes the settings off the device (the erase flow). */
export function forgetSettings(): void {
  current = defaults;
  try {
    localStorage.removeItem(key);
  } catch (error) {
    console.warn('settings cannot be removed', error);
  }
  notify();
}

function notify(): void {
  for (const listener of listeners) listener();
}

/** Called after every change, also one made in another tab. */
export function subscribeSettings(listener: () => void): () => void {
  const onStorage = (event: StorageEvent) => {
    if (event.key !== key && event.key !== null) return;
    current = null;
    listener();
  };
  listeners.add(listener);
  addEventListener('storage', onStorage);
  return () => {
    listeners.delete(listener);
    removeEventListener('storage', onStorage);
  };
}

export function useSettings(): Settings {
  return useSyncExternalStore(subscribeSettings, getSettings);
}
