import { m } from '~/platform/i18n/index.ts';
import { Button } from '~/ui/index.ts';
import type { Playback } from './use-playback.ts';

/** Start and pause, one step, the end at once, from the beginning: single presses, always in the same places. */
export function PlaybackBar({ playback, startLabel }: { readonly playback: Playback; readonly startLabel: string }) {
  const { at, playing, atEnd } = playback;
  return (
    <fieldset className="playback" aria-label={m.sim_controls()}>
      {playing ? (
        <Button icon="pause" onClick={playback.pause}>
          {m.sim_pause()}
        </Button>
      ) : (
        <Button icon={atEnd ? 'restart' : 'play'} onClick={playback.play}>
          {atEnd ? m.sim_again() : at === 0 ? startLabel : m.sim_go_on()}
        </Button>
      )}
      <Button icon="step-forward" onClick={atEnd ? playback.rewind : playback.step}>
        {atEnd ? m.sim_to_start() : m.sim_step()}
      </Button>
      <Button icon="skip-forward" onClick={playback.skipToEnd}>
        {m.sim_to_end()}
      </Button>
    </fieldset>
  );
}
