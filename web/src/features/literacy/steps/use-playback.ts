import { useEffect, useState } from 'react';

/** Time between two steps of a run that plays by itself. */
const STEP_MS = 110;

const wantsStill = (): boolean => matchMedia('(prefers-reduced-motion: reduce)').matches;

export interface Playback {
  /** 0 = the start. */
  readonly at: number;
  readonly playing: boolean;
  readonly atEnd: boolean;
  /** Runs by itself to the end; who wants little motion sees the end at once. At the end it starts anew. */
  play(): void;
  pause(): void;
  step(): void;
  skipToEnd(): void;
  rewind(): void;
}

/** Walks through a run that is already computed, from 0 to `last`. `onEnd` is called each time the end is reached. */
export function usePlayback(last: number, onEnd: () => void, startAt = 0): Playback {
  const [at, setAt] = useState(startAt);
  const [playing, setPlaying] = useState(false);
  const go = (next: number) => {
    const reached = Math.min(next, last);
    setAt(reached);
    if (reached >= last) {
      setPlaying(false);
      onEnd();
    }
  };
  // The newest `go` each time: a run may be replaced while it plays.
  useEffect(() => {
    if (!playing) return;
    const timer = setTimeout(() => go(at + 1), STEP_MS);
    return () => clearTimeout(timer);
  });
  return {
    at: Math.min(at, last),
    playing,
    atEnd: at >= last,
    play: () => {
      if (wantsStill()) {
        go(last);
        return;
      }
      if (at >= last) setAt(0);
      setPlaying(true);
    },
    pause: () => setPlaying(false),
    step: () => {
      setPlaying(false);
      go(at + 1);
    },
    skipToEnd: () => {
      setPlaying(false);
      go(last);
    },
    rewind: () => {
      setPlaying(false);
      setAt(0);
    },
  };
}
