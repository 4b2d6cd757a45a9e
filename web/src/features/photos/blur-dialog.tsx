import { BRUSH_RADIUS, noBlur, type PhotoPoint, reduceBlur } from '@werkstadt/shared/photo/blur';
import { type KeyboardEvent, type PointerEvent, useEffect, useReducer, useRef, useState } from 'react';
import type { PreparedPhoto } from '~/platform/data/index.ts';
import { m, useLocale } from '~/platform/i18n/index.ts';
import { announce, Button, Dialog, IconButton, Notice } from '~/ui/index.ts';
import { pageCanvas, preparePhoto } from './prepare-photo.ts';
import { type AnyCanvas, drawBlurred, drawScaled, mosaicOf } from './render-photo.ts';

/** Of the longest side, a press. */
const STEP = 0.04;
const FINE_STEP = 0.01;

const ARROWS: Readonly<Record<string, PhotoPoint>> = {
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
  ArrowUp: [0, -1],
  ArrowDown: [0, 1],
};

interface Layers {
  readonly picture: AnyCanvas;
  readonly mosaic: AnyCanvas;
  readonly mask: AnyCanvas;
}

export interface BlurDialogProps {
  /** The photo as it lies in the vault. */
  readonly source: Blob;
  /** Gets the photo with what was covered; resolves once it is kept. */
  readonly onDone: (photo: PreparedPhoto) => Promise<void>;
  readonly onClose: () => void;
}

/** Covers faces and number plates: with a finger or the mouse, or with a frame that keys and buttons move ([TR9]). */
export function BlurDialog({ source, onDone, onClose }: BlurDialogProps) {
  useLocale();
  const [edit, act] = useReducer(reduceBlur, noBlur);
  const [layers, setLayers] = useState<Layers | null>(null);
  const [failed, setFailed] = useState(false);
  const [busy, setBusy] = useState(false);
  const canvas = useRef<HTMLCanvasElement>(null);
  const fingers = useRef(new Set<number>());

  useEffect(() => {
    let left = false;
    drawScaled(source, pageCanvas).then(
      (picture) => {
        const mask = pageCanvas(picture.width, picture.height);
        if (!left) setLayers({ picture, mask, mosaic: mosaicOf(picture, pageCanvas) });
      },
      () => setFailed(true),
    );
    return () => {
      left = true;
    };
  }, [source]);

  useEffect(() => {
    const target = canvas.current;
    if (!target || !layers) return;
    const { width, height } = layers.picture;
    if (target.width !== width || target.height !== height) Object.assign(target, { width, height });
    drawBlurred(target, layers.picture, layers.mosaic, layers.mask, edit.traces);
  }, [layers, edit.traces]);

  const placeOf = (event: PointerEvent<HTMLElement>): PhotoPoint => {
    const { left, top, width, height } = event.currentTarget.getBoundingClientRect();
    return [(event.clientX - left) / width, (event.clientY - top) / height];
  };
  const onPointerDown = (event: PointerEvent<HTMLElement>) => {
    fingers.current.add(event.pointerId);
    event.currentTarget.setPointerCapture(event.pointerId);
    if (fingers.current.size > 1) act({ type: 'cancel-trace' });
    else act({ type: 'begin-trace', at: placeOf(event), radius: BRUSH_RADIUS });
  };
  const onPointerMove = (event: PointerEvent<HTMLElement>) => {
    if (fingers.current.size === 1 && fingers.current.has(event.pointerId)) act({ type: 'go-on', at: placeOf(event) });
  };
  const onPointerEnd = (event: PointerEvent<HTMLElement>) => {
    fingers.current.delete(event.pointerId);
    act({ type: event.type === 'pointerup' ? 'end-trace' : 'cancel-trace' });
  };

  const move = (x: number, y: number, step = STEP) => act({ type: 'move-frame', by: [x * step, y * step] });
  const blur = () => {
    act({ type: 'blur-frame' });
    announce(m.photos_blurred());
  };
  const undo = () => {
    act({ type: 'undo' });
    announce(m.photos_blur_undone());
  };
  const actOfKey = ({ key, ctrlKey, metaKey }: KeyboardEvent, step: number): (() => void) | undefined => {
    if (ctrlKey || metaKey) return key === 'z' ? undo : undefined;
    const arrow = ARROWS[key];
    if (arrow) return () => move(arrow[0], arrow[1], step);
    if (key === '+' || key === '-') return () => act({ type: 'resize-frame', by: key === '+' ? 1 : -1 });
    return key === 'Enter' ? blur : key === 'Backspace' ? undo : undefined;
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const step = event.shiftKey ? FINE_STEP : STEP;
    const does = actOfKey(event, step);
    if (!does) return;
    event.preventDefault();
    does();
  };

  const done = async () => {
    if (edit.traces.length === 0) return onClose();
    setBusy(true);
    const photo = await preparePhoto(source, edit.traces);
    if (photo) await onDone(photo);
    else setFailed(true);
    setBusy(false);
  };

  const { at, radius } = edit.frame;
  const picture = layers?.picture;
  const longest = picture ? Math.max(picture.width, picture.height) : 1;
  const frame = picture && {
    left: `${(at[0] - (radius * longest) / picture.width) * 100}%`,
    top: `${(at[1] - (radius * longest) / picture.height) * 100}%`,
    width: `${((2 * radius * longest) / picture.width) * 100}%`,
    height: `${((2 * radius * longest) / picture.height) * 100}%`,
  };
  return (
    <Dialog
      open
      title={m.photos_blur_title()}
      onClose={onClose}
      actions={
        <>
          <Button icon="undo" aria-disabled={edit.traces.length === 0} onClick={undo}>
            {m.photos_blur_undo()}
          </Button>
          <Button variant="primary" busy={busy} onClick={done}>
            {edit.traces.length === 0 ? m.photos_blur_nothing() : m.photos_blur_done()}
          </Button>
        </>
      }
    >
      <div className="stack blur">
        <p>{m.photos_blur_text()}</p>
        {failed && <Notice tone="error">{m.photos_unreadable()}</Notice>}
        {/* biome-ignore lint/a11y/noNoninteractiveTabindex: the keys move the frame on it, as its description says */}
        {/* biome-ignore lint/a11y/useSemanticElements: a field of work, not a fieldset */}
        <div className="blur__field" role="group" tabIndex={0} aria-label={m.photos_blur_field()} onKeyDown={onKeyDown}>
          <div
            className="blur__picture"
            onPointerDown={onPointerDown}
            onPointerMove={onPointerMove}
            onPointerUp={onPointerEnd}
            onPointerCancel={onPointerEnd}
          >
            <canvas ref={canvas} className="blur__canvas" role="img" aria-label={m.photos_blur_canvas()} />
            {frame && <span className="blur__frame" style={frame} />}
          </div>
        </div>
        <div className="blur__keys">
          <IconButton icon="arrow-left" look="outlined" label={m.photos_frame_left()} onClick={() => move(-1, 0)} />
          <IconButton icon="chevron-up" look="outlined" label={m.photos_frame_up()} onClick={() => move(0, -1)} />
          <IconButton icon="chevron-down" look="outlined" label={m.photos_frame_down()} onClick={() => move(0, 1)} />
          <IconButton icon="arrow-right" look="outlined" label={m.photos_frame_right()} onClick={() => move(1, 0)} />
          <IconButton
            icon="minus"
            look="outlined"
            label={m.photos_frame_smaller()}
            onClick={() => act({ type: 'resize-frame', by: -1 })}
          />
          <IconButton
            icon="plus"
            look="outlined"
            label={m.photos_frame_larger()}
            onClick={() => act({ type: 'resize-frame', by: 1 })}
          />
          <Button size="small" onClick={blur}>
            {m.photos_frame_blur()}
          </Button>
        </div>
      </div>
    </Dialog>
  );
}
