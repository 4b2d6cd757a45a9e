import type { Draft } from '@werkstadt/shared/draft/draft';
import { sizeOfDraft } from '@werkstadt/shared/draft/measure-draft';
import type { DraftAction } from '@werkstadt/shared/draft/reduce-draft';
import { middleOfStretch } from '@werkstadt/shared/draft/street-stretches';
import type { ErrorCode } from '@werkstadt/shared/errors/codes';
import type { Position } from '@werkstadt/shared/geometry/geojson';
import type { PlaceIndex } from '@werkstadt/shared/place/place-index';
import { kindById } from '@werkstadt/shared/proposal/kinds/registry';
import { useMemo } from 'react';
import { errorText } from '~/platform/i18n/error-text.ts';
import { formatLength } from '~/platform/i18n/format.ts';
import { m, useLocale } from '~/platform/i18n/index.ts';
import { Button, classNames, Icon, Menu, type MenuAction, showToast } from '~/ui/index.ts';
import { CornerList, DrawToolbar } from '~/ui/map-kit/index.ts';
import { cornerName, sizeWords } from './draft-words.ts';
import type { DrawWay } from './map/draw-map.tsx';
import { StretchRow } from './stretch-row.tsx';
import type { DrawnStreets } from './use-streets.ts';

export interface DrawPeekProps {
  readonly draft: Draft;
  readonly act: (action: DraftAction) => void;
  readonly way: DrawWay;
  readonly onWay: (way: DrawWay) => void;
  readonly warning: ErrorCode | null;
  /** What the drawing means, in one line; empty while nobody knows. */
  readonly figures: string;
  /** Metres that the next corner would add. */
  readonly nextMetres: number;
  readonly onSet: () => void;
  readonly onFinish: () => void;
  readonly onWithoutMap: () => void;
}

/** The next stretch comes and goes with every corner: its line stays, so that the sheet and the map do not jump. */
const RESERVED_LINE = '\u00a0';

function setWords(draft: Draft): string {
  if (kindById(draft.kind).geometryType === 'Point') return m.draw_set_place();
  return draft.selected === null ? m.draw_set_corner() : m.draw_move_corner();
}

const wayWords: Readonly<Record<DrawWay, () => string>> = {
  crosshair: m.draw_way_crosshair,
  taps: m.draw_way_taps,
  freehand: m.draw_way_freehand,
};

/** A finger that draws along is for what can follow streets. */
const otherWays = ({ kind }: Draft, way: DrawWay): DrawWay[] =>
  (['crosshair', 'taps', 'freehand'] as const).filter(
    (other) => other !== way && (other !== 'freehand' || kindById(kind).followsStreets),
  );

function hint(draft: Draft, way: DrawWay): string {
  const point = kindById(draft.kind).geometryType === 'Point';
  if (draft.selected !== null) {
    const number = draft.selected + 1;
    return way !== 'crosshair' ? m.draw_hint_move_tap({ number }) : m.draw_hint_move({ number });
  }
  if (way === 'freehand') return m.draw_hint_freehand();
  const begun = draft.corners.length > 0;
  if (way === 'taps') return point ? m.draw_hint_tap_place() : begun ? m.draw_hint_tap_on() : m.draw_hint_tap();
  return point ? m.draw_hint_place() : begun ? m.draw_hint_on() : m.draw_hint_first();
}

/** Below the length, where no next stretch is told: how it goes on, or room for what comes. */
function lineBelow(draft: Draft, way: DrawWay, hasFigures: boolean): string {
  if (draft.selected !== null) return hint(draft, way);
  if (way === 'taps') return m.draw_hint_drag();
  return hasFigures ? RESERVED_LINE : hint(draft, way);
}

/** Title line of the sheet: how long or large it is, what is wrong with it, and the buttons that draw. */
export function DrawPeek(props: DrawPeekProps) {
  const { draft, act, way, warning, figures, nextMetres } = props;
  useLocale();
  const size = sizeWords(sizeOfDraft(draft));
  const selected = draft.selected;
  const next = selected === null && nextMetres >= 1 ? m.draw_next_stretch({ length: formatLength(nextMetres) }) : '';
  const below = next || lineBelow(draft, way, figures !== '');
  const undo = () => (draft.undo.length > 0 ? act({ type: 'undo' }) : showToast({ text: m.draw_nothing_to_undo() }));

  const insertAfter = (index: number) => {
    const position = middleOfStretch(draft, index);
    if (position) act({ type: 'insert-corner', index: index + 1, position });
  };
  const closed = kindById(draft.kind).geometryType === 'Polygon';
  const mayInsert = selected !== null && draft.corners.length > 1 && (closed || selected < draft.corners.length - 1);

  const actions: (MenuAction | false)[] = [
    { id: 'redo', label: m.draw_redo(), icon: 'redo', onAction: () => act({ type: 'redo' }) },
    selected !== null && {
      id: 'deselect',
      label: m.draw_deselect(),
      icon: 'close',
      onAction: () => act({ type: 'select-corner', index: null }),
    },
    selected !== null && {
      id: 'remove',
      label: m.draw_remove_corner({ number: selected + 1 }),
      icon: 'trash',
      onAction: () => act({ type: 'remove-corner', index: selected }),
    },
    mayInsert && {
      id: 'insert',
      label: m.draw_insert_after({ number: selected + 1 }),
      icon: 'plus',
      onAction: () => insertAfter(selected),
    },
    ...otherWays(draft, way).map(
      (other): MenuAction => ({
        id: other,
        label: wayWords[other](),
        icon: 'move',
        onAction: () => props.onWay(other),
      }),
    ),
    {
      id: 'clear',
      label: m.draw_clear(),
      icon: 'restart',
      onAction: () => act({ type: 'clear-corners' }),
    },
  ];

  return (
    <div className="draw-peek">
      <div className="draw-peek__head">
        <div className="draw-peek__words">
          <h2 className={size ? 'heading-1' : 'draw-peek__hint'}>{size || hint(draft, way)}</h2>
          {size && figures && <p>{figures}</p>}
          {size && <p className={classNames('muted', below === RESERVED_LINE && 'draw-peek__reserved')}>{below}</p>}
        </div>
        <Menu label={m.draw_more()} actions={actions.filter((action) => action !== false)} />
      </div>
      {warning && (
        <p className="draw-peek__warning">
          <Icon name="warning" size={20} />
          {errorText(warning)}
        </p>
      )}
      <DrawToolbar
        setLabel={way === 'crosshair' ? setWords(draft) : null}
        onSet={props.onSet}
        onUndo={undo}
        onFinish={props.onFinish}
      />
      <div className="draw-peek__foot">
        <Button variant="quiet" onClick={props.onWithoutMap}>
          {m.draw_without_map()}
        </Button>
      </div>
    </div>
  );
}

export interface DraftCornersProps {
  readonly draft: Draft;
  readonly act: (action: DraftAction) => void;
  readonly places: PlaceIndex | null;
  readonly streets: DrawnStreets;
  /** Shows the corner on the map; missing where there is none. */
  readonly onShow?: ((position: Position) => void) | undefined;
}

/** The corners as a list: everything that handles on the map do. */
export function DraftCorners({ draft, act, places, streets, onShow }: DraftCornersProps) {
  useLocale();
  const { corners } = draft;
  const names = useMemo(() => corners.map((corner) => cornerName(corner, places)), [corners, places]);
  if (names.length === 0) return <p className="muted">{m.draw_no_corners()}</p>;
  const select = (index: number) => {
    const corner = corners[index];
    act({ type: 'select-corner', index: draft.selected === index ? null : index });
    if (corner) onShow?.(corner);
  };
  return (
    <CornerList
      names={names}
      selected={draft.selected}
      onSelect={onShow && select}
      onReorder={(index, by) => act({ type: 'reorder-corner', index, by })}
      onRemove={(index) => act({ type: 'remove-corner', index })}
      before={(index) => {
        const stretch = streets.state === 'none' ? undefined : streets.stretches[index - 1];
        return stretch && <StretchRow stretch={stretch} act={act} />;
      }}
    />
  );
}
