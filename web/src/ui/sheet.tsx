import { type PointerEvent, type ReactNode, useEffect, useEffectEvent, useId, useRef } from 'react';
import { m } from '~/platform/i18n/index.ts';
import { classNames } from './class-names.ts';
import { useCloseRequest } from './use-close-request.ts';

export const sheetSteps = ['peek', 'half', 'full'] as const;
export type SheetStep = (typeof sheetSteps)[number];

export interface SheetProps {
  /** Names the region. */
  readonly label: string;
  readonly step: SheetStep;
  readonly onStepChange: (step: SheetStep) => void;
  /** Shown at every step: title and primary action. */
  readonly peek: ReactNode;
  /** Shown from half on, scrolls. Without it the sheet stays at peek and has no handle. */
  readonly children?: ReactNode | undefined;
  /** Esc and back at peek. Without it the sheet stays. */
  readonly onClose?: (() => void) | undefined;
  /** A sheet somebody opened takes the focus, and gives it back when it goes. */
  readonly takesFocus?: boolean | undefined;
  /** Pixels of the map that the sheet covers from below; 0 where it stands at the side. */
  readonly onCoverChange?: ((heightPixels: number) => void) | undefined;
}

const SWIPE_PIXELS = 32;
/** Where the sheet is a column beside the map; the same condition as in the styles. */
const atTheSide = '(min-width: 64rem), (max-height: 30rem) and (orientation: landscape)';

function useFocusLent(takesFocus: boolean, region: { readonly current: HTMLElement | null }): void {
  useEffect(() => {
    if (!takesFocus) return;
    const opener = document.activeElement;
    region.current?.focus({ preventScroll: true });
    return () => {
      if (opener instanceof HTMLElement && opener.isConnected) opener.focus({ preventScroll: true });
    };
  }, [takesFocus, region]);
}

function useCover(
  region: { readonly current: HTMLElement | null },
  onCoverChange: ((height: number) => void) | undefined,
) {
  const report = useEffectEvent((height: number) => onCoverChange?.(height));
  useEffect(() => {
    const element = region.current;
    if (!element) return;
    const side = matchMedia(atTheSide);
    const measure = () => report(side.matches ? 0 : Math.round(element.getBoundingClientRect().height));
    const observer = new ResizeObserver(measure);
    observer.observe(element);
    side.addEventListener('change', measure);
    return () => {
      observer.disconnect();
      side.removeEventListener('change', measure);
    };
  }, [region]);
}

/**
 * Lies at the foot of the map on phones in three steps, and is a column from 1024 px on. A handle button steps through
 * it (swiping the handle is extra); Esc and back close one step.
 */
export function Sheet(props: SheetProps) {
  const { label, step, onStepChange, peek, children, onClose, takesFocus = false, onCoverChange } = props;
  const region = useRef<HTMLElement>(null);
  const body = useRef<HTMLDivElement>(null);
  const bodyId = useId();
  const swipe = useRef<{ startY: number; swiped: boolean } | null>(null);
  const index = sheetSteps.indexOf(step);
  const expandable = Boolean(children);

  const stepBy = (difference: 1 | -1) => {
    const next = sheetSteps[index + difference];
    if (next) onStepChange(next);
    else if (difference === -1) onClose?.();
  };
  useCloseRequest((expandable && index > 0) || Boolean(onClose), () => stepBy(-1));
  useFocusLent(takesFocus, region);
  useCover(region, onCoverChange);
  // Opened again, it begins with what is said first.
  useEffect(() => {
    if (step === 'peek') body.current?.scrollTo({ top: 0 });
  }, [step]);

  const onPointerDown = (event: PointerEvent<HTMLButtonElement>) => {
    event.currentTarget.setPointerCapture(event.pointerId);
    swipe.current = { startY: event.clientY, swiped: false };
  };
  const onPointerUp = (event: PointerEvent<HTMLButtonElement>) => {
    const start = swipe.current;
    if (!start) return;
    const distance = event.clientY - start.startY;
    if (Math.abs(distance) < SWIPE_PIXELS) return;
    start.swiped = true;
    stepBy(distance < 0 ? 1 : -1);
  };
  const onClick = () => {
    const swiped = swipe.current?.swiped ?? false;
    swipe.current = null;
    if (!swiped) onStepChange(step === 'full' ? 'peek' : (sheetSteps[index + 1] ?? 'peek'));
  };

  return (
    <section
      ref={region}
      className={classNames('sheet', `sheet--${expandable ? step : 'peek'}`)}
      aria-label={label}
      tabIndex={-1}
    >
      {expandable && (
        <button
          type="button"
          className="sheet__handle"
          aria-expanded={step !== 'peek'}
          aria-controls={bodyId}
          aria-label={step === 'full' ? m.ui_sheet_lower() : m.ui_sheet_higher()}
          onPointerDown={onPointerDown}
          onPointerUp={onPointerUp}
          onClick={onClick}
        />
      )}
      <div className="sheet__peek">{peek}</div>
      {expandable && (
        <div ref={body} className="sheet__body" id={bodyId}>
          {children}
        </div>
      )}
    </section>
  );
}
