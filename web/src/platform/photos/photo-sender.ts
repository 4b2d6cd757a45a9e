import { photoRest } from '@werkstadt/shared/photo/photo-rest';
import { backOffMs } from '@werkstadt/shared/sync/back-off';
import type { CityParts } from '../sync/city-parts.ts';
import { drainLock } from '../sync/drain-lock.ts';
import { oneAtATime } from '../sync/one-at-a-time.ts';
import { createPause } from '../sync/pause.ts';
import type { PersonKeeper } from '../sync/person.ts';
import { namedPhotos } from './named-photos.ts';
import { type PhotoProgress, photoKey, readyToSend, type WaitingPhoto, waitingPhotos } from './waiting-photos.ts';

export interface PhotoSender {
  /** Sends what waits, one photo at a time; does nothing while nothing does. */
  readonly send: () => Promise<void>;
  /** The same object until something changes. */
  readonly waiting: () => readonly WaitingPhoto[];
  readonly close: () => Promise<void>;
}

/** Another tab sends just now. */
const LOOK_AGAIN_MS = 5_000;

/**
 * Brings photos to the city after the words that name them, one at a time and from one tab. What it knows of the way of
 * each is for show: what counts lies in the vault and at the city. `arrived`: the city's rows have changed.
 */
export function createPhotoSender(parts: CityParts, person: PersonKeeper, arrived: () => Promise<void>): PhotoSender {
  const { city, memory, vault, surroundings } = parts;
  const locked = drainLock(`photos:${city.id}`, surroundings);
  const progress = new Map<string, PhotoProgress>();
  const stopped = new AbortController();
  const pause = createPause();
  let failures = 0;
  let tidied = false;
  let changes = 0;
  let shown: { readonly inputs: readonly unknown[]; readonly photos: readonly WaitingPhoto[] } | null = null;

  function waiting(): readonly WaitingPhoto[] {
    const inputs = [memory.view.ownProposals(), memory.view.ownComments(), changes];
    const held = shown;
    if (held && inputs.every((input, index) => input === held.inputs[index])) return held.photos;
    shown = { inputs, photos: waitingPhotos(memory.view, progress) };
    return shown.photos;
  }

  function show(photo: WaitingPhoto, next: PhotoProgress): void {
    progress.set(photoKey(photo), next);
    changes += 1;
    memory.notify();
  }

  function later(milliseconds: number): void {
    if (!stopped.signal.aborted) pause.begin(milliseconds, run);
  }

  const ready = () =>
    readyToSend(memory.view, waiting()).filter(({ state }) => state === 'waiting' || state === 'sending');

  const run = oneAtATime(async () => {
    if (stopped.signal.aborted || !vault.current || pause.lasts()) return;
    try {
      if (!tidied) {
        tidied = true;
        await vault.current.photos.tidy(namedPhotos(memory));
      }
      if (ready().length === 0) return;
      // Loaded when there is something to send: most visits begin without.
      const { sendPhotos } = await import('./send-photos.ts');
      const done = await locked(async () => {
        const waitMs = await sendPhotos({ parts, person, ready, show, stopped: stopped.signal, arrived });
        if (waitMs === null) {
          failures = 0;
          return;
        }
        const rest = photoRest(failures, waitMs, surroundings.random());
        failures = rest.failures;
        later(rest.restMs);
      });
      if (!done) later(LOOK_AGAIN_MS);
    } catch (error) {
      // Everything in the vault is as it was.
      if (!stopped.signal.aborted) console.error('sending photos was interrupted', error);
      failures += 1;
      later(backOffMs(failures, surroundings.random()));
    }
  });

  return {
    send: run,
    waiting,
    close() {
      stopped.abort();
      pause.end();
      return run.idle();
    },
  };
}
