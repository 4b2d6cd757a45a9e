import { type KeyboardEvent, type ReactNode, useMemo, useState } from 'react';
import { m, useLocale } from '~/platform/i18n/index.ts';
import { Page, Sheet, type SheetStep, StatePill } from '~/ui/index.ts';
import type { MapPadding } from './base-map/create-map.ts';
import { commandAnywhere, type DrawCommand, isTyping } from './gestures/draw-command.ts';

export interface DraftDeskProps {
  readonly title: string;
  readonly onLeave: () => void;
  readonly onCommand: (command: DrawCommand) => void;
  /** A key of this desk alone; answers whether it was one. */
  readonly onKey?: ((event: KeyboardEvent) => boolean) | undefined;
  /** Something lies over the desk and has the keys. */
  readonly keysElsewhere?: boolean | undefined;
  /** What the pointer means on the map, for its look. */
  readonly tool?: string | undefined;
  /** The map, whose lowest pixels may lie under the sheet. */
  readonly map: (padding: MapPadding) => ReactNode;
  readonly step: SheetStep;
  readonly onStepChange: (step: SheetStep) => void;
  /** Shown at every step of the sheet: what is drawn, and the next act. */
  readonly peek: ReactNode;
  /** Shown in the opened sheet. */
  readonly children: ReactNode;
  /** Stands over the desk. */
  readonly over?: ReactNode;
}

/** The page on which a draft is drawn: map, sheet, and the keys that work in both. */
export function DraftDesk(props: DraftDeskProps) {
  const { title, onLeave, onCommand, onKey, keysElsewhere = false, tool, map, step, onStepChange, peek } = props;
  useLocale();
  const [cover, setCover] = useState(0);
  const padding = useMemo<MapPadding>(() => ({ top: 0, right: 0, bottom: cover, left: 0 }), [cover]);
  const onKeyDown = (event: KeyboardEvent) => {
    // Keys of an open menu come by here too, though it lies elsewhere in the page.
    const inside = event.target instanceof Node && event.currentTarget.contains(event.target);
    if (event.defaultPrevented || !inside || isTyping(event.target) || keysElsewhere) return;
    if (event.key === 'Escape') {
      if (step !== 'peek') return;
      event.preventDefault();
      onLeave();
      return;
    }
    if (onKey?.(event)) return;
    const command = commandAnywhere(event);
    if (!command) return;
    event.preventDefault();
    onCommand(command);
  };
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: shortcuts for what the buttons inside do, described on the map
    <div className="draw-desk" data-tool={tool} onKeyDown={onKeyDown}>
      <Page
        layout="full"
        title={title}
        onClose={onLeave}
        closeLabel={m.draw_leave()}
        badge={<StatePill sign="draft" />}
      >
        <div className="map-stage">{map(padding)}</div>
        <Sheet label={title} step={step} onStepChange={onStepChange} onCoverChange={setCover} peek={peek}>
          {props.children}
        </Sheet>
      </Page>
      {props.over}
    </div>
  );
}
