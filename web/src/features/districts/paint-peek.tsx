import { errorText } from '~/platform/i18n/error-text.ts';
import { m, useLocale } from '~/platform/i18n/index.ts';
import { Button, Icon, Menu, showToast } from '~/ui/index.ts';
import { DrawToolbar } from '~/ui/map-kit/index.ts';
import { zoneName } from './block-words.ts';
import type { DeskParts } from './desk-parts.ts';
import { headline } from './figures/pupil-words.ts';
import type { PaintTool } from './tools.ts';

export interface PaintPeekProps extends DeskParts {
  readonly zone: number | null;
  readonly tool: PaintTool;
  readonly onWithoutMap: () => void;
}

function hint({ zone, tool, layer }: PaintPeekProps): string {
  if (tool === 'erase') return m.districts_hint_erase();
  if (tool === 'lock') return m.districts_hint_lock();
  if (tool === 'move') return m.districts_hint_move();
  if (tool === 'pick') return m.districts_hint_pick();
  if (zone === null) return m.districts_hint_first();
  return tool === 'fill' ? m.districts_hint_fill({ school: zoneName(layer.data, zone) }) : m.districts_hint_brush();
}

/** Title line of the sheet: who must switch, what a finger does now, and the buttons that paint. */
export function PaintPeek(props: PaintPeekProps) {
  const { act, painted, figures, problem, saved } = props;
  const { undo, redo } = painted.plan;
  useLocale();
  return (
    <div className="draw-peek">
      <div className="draw-peek__head">
        <div className="draw-peek__words">
          <h2 className="draw-peek__hint">{headline(figures)}</h2>
          <p className="muted small district-desk__hint">{hint(props)}</p>
        </div>
        <Menu
          label={m.draw_more()}
          iconOnly
          actions={[
            {
              id: 'redo',
              label: m.draw_redo(),
              icon: 'redo',
              onAction: () => (redo.length > 0 ? act({ type: 'redo' }) : showToast({ text: m.draw_nothing_to_redo() })),
            },
            { id: 'list', label: m.districts_as_list(), icon: 'list', onAction: props.onWithoutMap },
          ]}
        />
      </div>
      {problem && (
        <p className="draw-peek__warning">
          <Icon name="warning" size={20} />
          {errorText(problem)}
        </p>
      )}
      <DrawToolbar
        setLabel={null}
        onSet={() => undefined}
        onUndo={() => (undo.length > 0 ? act({ type: 'undo' }) : showToast({ text: m.draw_nothing_to_undo() }))}
        onFinish={props.onFinish}
      />
      <div className="draw-peek__foot district-desk__foot">
        <span className="muted small district-desk__saved">
          {saved && undo.length > 0 && (
            <>
              <Icon name="check" size={20} />
              {m.districts_saved()}
            </>
          )}
        </span>
        <Button variant="quiet" onClick={props.onWithoutMap}>
          {m.draw_without_map()}
        </Button>
      </div>
    </div>
  );
}
