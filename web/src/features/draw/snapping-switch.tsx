import type { Draft } from '@werkstadt/shared/draft/draft';
import type { DraftAction } from '@werkstadt/shared/draft/reduce-draft';
import { formatBytes } from '~/platform/i18n/format.ts';
import { m, useLocale } from '~/platform/i18n/index.ts';
import { Button, FilterChip, showToast } from '~/ui/index.ts';
import type { DrawnStreets } from './use-streets.ts';

export interface SnappingSwitchProps {
  readonly draft: Draft;
  readonly act: (action: DraftAction) => void;
  readonly streets: DrawnStreets;
  /** The register of streets and crossings is there: corners can jump to them. */
  readonly hasPlaces: boolean;
}

/** Over the map: whether what comes next keeps to the streets, and the streets themselves where they are still missing. */
export function SnappingSwitch({ draft, act, streets, hasPlaces }: SnappingSwitchProps) {
  useLocale();
  const { state, bytes, start } = streets;
  const follows = state !== 'none';
  const toggle = () => {
    act({ type: 'set-snapping', snapping: !draft.snapping });
    const on = follows ? m.draw_follow_on() : m.draw_snapping_on();
    const off = follows ? m.draw_follow_off() : m.draw_free_on();
    showToast({ text: draft.snapping ? off : on });
  };
  if (!hasPlaces && !follows) return null;
  return (
    <div className="snapping-switch">
      <FilterChip icon="spline" pressed={draft.snapping} onClick={toggle}>
        {draft.snapping ? m.draw_snapping() : m.draw_free()}
      </FilterChip>
      {state === 'offered' && (
        <Button size="small" icon="download" onClick={start}>
          {m.draw_streets_load({ size: formatBytes(bytes) })}
        </Button>
      )}
      {state === 'loading' && (
        <p className="snapping-switch__words" role="status">
          {m.draw_streets_loading()}
        </p>
      )}
      {state === 'failed' && (
        <Button size="small" icon="refresh" onClick={start}>
          {m.draw_streets_failed()}
        </Button>
      )}
    </div>
  );
}
