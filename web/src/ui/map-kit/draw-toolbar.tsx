import { m, useLocale } from '~/platform/i18n/index.ts';
import { Button } from '../button.tsx';

export interface DrawToolbarProps {
  /** Word on the button that sets; null where the map itself is tapped, and «Fertig» is the main button. */
  readonly setLabel: string | null;
  readonly onSet: () => void;
  readonly onUndo: () => void;
  readonly onFinish: () => void;
}

/** Undo, set, done: in the thumb zone, the main one widest. Every button answers, also when there is nothing to do. */
export function DrawToolbar({ setLabel, onSet, onUndo, onFinish }: DrawToolbarProps) {
  useLocale();
  return (
    <div className="draw-toolbar" role="toolbar" aria-label={m.mapkit_draw_toolbar()}>
      <Button layout="stacked" icon="undo" onClick={onUndo}>
        {m.mapkit_undo()}
      </Button>
      {setLabel !== null && (
        <Button variant="primary" onClick={onSet}>
          {setLabel}
        </Button>
      )}
      <Button
        variant={setLabel === null ? 'primary' : 'secondary'}
        layout={setLabel === null ? 'row' : 'stacked'}
        icon="check"
        onClick={onFinish}
      >
        {m.mapkit_finish()}
      </Button>
    </div>
  );
}
