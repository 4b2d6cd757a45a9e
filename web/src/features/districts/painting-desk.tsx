import { regionOf } from '@werkstadt/shared/districts/pointing/region-of';
import { stepToBlock } from '@werkstadt/shared/districts/pointing/step-to-block';
import type { BoundingBox } from '@werkstadt/shared/geometry/geojson';
import { type KeyboardEvent, useMemo, useRef, useState } from 'react';
import { DraftDesk, type DrawCommand, startBounds } from '~/features/map/index.ts';
import { useCity } from '~/platform/data/index.ts';
import { m, useLocale } from '~/platform/i18n/index.ts';
import { announce, Button, type SheetStep, showToast } from '~/ui/index.ts';
import { BlockDialog } from './block-dialog.tsx';
import { blockName, blocksWords, isWater, zoneName } from './block-words.ts';
import type { DeskParts } from './desk-parts.ts';
import { DistrictConsequences } from './figures/district-consequences.tsx';
import { DistrictMap, type DistrictMapHandle } from './map/district-map.tsx';
import { PaintPeek } from './paint-peek.tsx';
import { SchoolChips } from './school-chips.tsx';
import { StartFrom } from './start/start-from.tsx';
import { ToolBar } from './tool-bar.tsx';
import { type BrushSize, brushPixels, isBrush, type PaintTool } from './tools.ts';

export interface PaintingDeskProps extends DeskParts {
  /** [west, south, east, north] that the map was left at; null when it was not seen before. */
  readonly seen: BoundingBox | null;
  readonly onList: (reason: 'without-map' | 'no-webgl') => void;
}

const NEVER_LOCKED: ReadonlySet<number> = new Set();

/** Painting on the map: by brush, by taps and by keyboard, all through the draft's one reducer. */
export function PaintingDesk(props: PaintingDeskProps) {
  const { layer, painted, act, title, project, seen, onLeave, onList, onFinish } = props;
  const { data } = layer;
  const { assignment, today, locked } = painted;
  useLocale();
  const city = useCity();
  const map = useRef<DistrictMapHandle>(null);
  const [step, setStep] = useState<SheetStep>('peek');
  const [zone, setZone] = useState<number | null>(null);
  const [tool, setTool] = useState<PaintTool>('brush');
  const [size, setSize] = useState<BrushSize>('middle');
  const [chosen, setChosen] = useState<number | null>(null);
  const [opened, setOpened] = useState<number | null>(null);
  const [bounds] = useState<BoundingBox>(() => seen ?? startBounds(city.centre, project?.area ?? null));
  const shown = useMemo(
    () => ({
      assignment,
      comparedWith: data.blockToday ? today : null,
      locked: locked.size > 0 ? locked : NEVER_LOCKED,
      chosen: opened ?? chosen,
    }),
    [assignment, data, today, locked, chosen, opened],
  );

  const choose = (next: number) => {
    setZone(next);
    if (tool === 'erase' || tool === 'move' || tool === 'lock') setTool('brush');
    announce(m.districts_said_school({ school: zoneName(data, next) }));
  };
  const askForSchool = () => showToast({ text: m.districts_choose_school() });
  const assign = (to: number | null, blocks: Iterable<number>) => {
    if (to === null) return askForSchool();
    const free = [...blocks].filter((block) => !locked.has(block) && !isWater(data, block));
    const changed = free.filter((block) => assignment[block] !== to);
    painted.paint(to, changed);
    if (changed.length > 0) {
      announce(m.districts_said_painted({ blocks: blocksWords(changed.length), school: zoneName(data, to) }));
    } else if ([...blocks].some((block) => locked.has(block))) showToast({ text: m.districts_all_locked() });
  };
  const onStroke = (blocks: ReadonlySet<number>) => {
    if (tool === 'erase') assign(0, blocks);
    else if (tool === 'lock') {
      const on = [...blocks].some((block) => !locked.has(block));
      painted.lock(on, blocks);
      announce((on ? m.districts_said_locked : m.districts_said_unlocked)({ blocks: blocksWords(blocks.size) }));
    } else assign(zone, blocks);
  };
  const onTap = (block: number) => {
    if (tool === 'fill') assign(zone, regionOf(data, assignment, block));
    else if (tool === 'pick') {
      const found = assignment[block] ?? 0;
      if (found > 0) choose(found);
      setTool(found > 0 ? 'brush' : 'erase');
    } else if (!isWater(data, block)) setOpened(block);
  };
  const walk = (x: number, y: number) => {
    const next =
      chosen === null ? (props.layer.index.blockAt(city.centre) ?? 0) : stepToBlock(data, chosen, { x, y: -y });
    if (next === null) return;
    setChosen(next);
    map.current?.show(next);
    announce(m.districts_said_block({ block: blockName(data, next), school: zoneName(data, assignment[next] ?? 0) }));
  };
  const run = (command: DrawCommand) => {
    if (command.type === 'undo' || command.type === 'redo') act({ type: command.type });
    else if (command.type === 'finish') onFinish();
    else if (command.type === 'pan') walk(command.x, command.y);
    else if (command.type === 'set') chosen === null ? walk(0, 0) : assign(zone, [chosen]);
    else if (command.type === 'remove' && chosen !== null) assign(0, [chosen]);
  };
  const onKey = (event: KeyboardEvent) => {
    const number = /^[1-9]$/.test(event.key) && !event.ctrlKey && !event.metaKey && !event.altKey ? +event.key : 0;
    if (number === 0 || data.schoolId[number - 1] === undefined) return false;
    choose(number);
    return true;
  };
  const seenZone = tool === 'erase' ? 0 : tool === 'lock' ? null : zone;

  return (
    <DraftDesk
      title={title}
      onLeave={onLeave}
      onCommand={run}
      onKey={onKey}
      keysElsewhere={opened !== null}
      tool={tool}
      step={step}
      onStepChange={setStep}
      map={(padding) => (
        <DistrictMap
          ref={map}
          layer={layer}
          shown={shown}
          bounds={bounds}
          padding={padding}
          brush={isBrush(tool) ? { radius: brushPixels[size], zone: seenZone } : null}
          onStroke={onStroke}
          onTap={onTap}
          onCommand={run}
          onNoMap={() => onList('no-webgl')}
          withoutMap={
            <Button variant="primary" size="small" onClick={() => onList('without-map')}>
              {m.draw_without_map()}
            </Button>
          }
        >
          <div className="district-desk__schools">
            <SchoolChips layer={layer} zone={zone} onZone={choose} />
          </div>
          <div className="district-desk__tools">
            <ToolBar tool={tool} onTool={setTool} size={size} onSize={setSize} />
          </div>
        </DistrictMap>
      )}
      peek={<PaintPeek {...props} zone={zone} tool={tool} onWithoutMap={() => onList('without-map')} />}
      over={
        opened !== null && (
          <BlockDialog
            layer={layer}
            block={opened}
            zone={assignment[opened] ?? 0}
            locked={locked.has(opened)}
            onAssign={(to) => {
              assign(to, [opened]);
              setOpened(null);
            }}
            onLock={(on) => painted.lock(on, [opened])}
            onClose={() => setOpened(null)}
          />
        )
      }
    >
      <div className="stack stack--wide">
        <DistrictConsequences
          layer={layer}
          figures={props.figures}
          today={today}
          assignment={assignment}
          onYear={props.onYear}
          onShow={(block) => {
            setChosen(block);
            setStep('peek');
            map.current?.show(block);
          }}
        />
        <StartFrom {...props} />
      </div>
    </DraftDesk>
  );
}
