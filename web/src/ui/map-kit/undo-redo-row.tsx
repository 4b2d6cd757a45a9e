import { m } from '~/platform/i18n/index.ts';
import { Button } from '../button.tsx';
import { showToast } from '../toast.tsx';

export interface UndoRedoRowProps {
  /** Steps that can be taken back or done again. */
  readonly steps: { readonly undo: readonly unknown[]; readonly redo: readonly unknown[] };
  readonly onStep: (step: { readonly type: 'undo' | 'redo' }) => void;
}

/** Takes steps of a drawing back and does them again where there is no map; says so where there are none. */
export function UndoRedoRow({ steps, onStep }: UndoRedoRowProps) {
  const undo = () => (steps.undo.length > 0 ? onStep({ type: 'undo' }) : showToast({ text: m.draw_nothing_to_undo() }));
  const redo = () => (steps.redo.length > 0 ? onStep({ type: 'redo' }) : showToast({ text: m.draw_nothing_to_redo() }));
  return (
    <div className="button-row">
      <Button icon="undo" onClick={undo}>
        {m.mapkit_undo()}
      </Button>
      <Button icon="redo" onClick={redo}>
        {m.draw_redo()}
      </Button>
    </div>
  );
}
