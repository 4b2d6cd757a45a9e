import { m, useLocale } from '~/platform/i18n/index.ts';
import { ChipRow, FilterChip } from '~/ui/index.ts';
import {
  BRUSH_SIZES,
  type BrushSize,
  isBrush,
  PAINT_TOOLS,
  type PaintTool,
  sizeWords,
  toolIcons,
  toolWords,
} from './tools.ts';

export interface ToolBarProps {
  readonly tool: PaintTool;
  readonly onTool: (tool: PaintTool) => void;
  readonly size: BrushSize;
  readonly onSize: (size: BrushSize) => void;
}

/** What a finger does on the map; each press chooses. */
export function ToolBar({ tool, onTool, size, onSize }: ToolBarProps) {
  useLocale();
  const nextSize = BRUSH_SIZES[(BRUSH_SIZES.indexOf(size) + 1) % BRUSH_SIZES.length] ?? 'middle';
  return (
    <ChipRow label={m.districts_tools()}>
      {PAINT_TOOLS.flatMap((one) => {
        const chip = (
          <FilterChip key={one} pressed={one === tool} icon={toolIcons[one]} onClick={() => onTool(one)}>
            {toolWords[one]()}
          </FilterChip>
        );
        if (one !== tool || !isBrush(one)) return [chip];
        return [
          chip,
          <FilterChip key="size" pressed={false} icon="circle" onClick={() => onSize(nextSize)}>
            {m.districts_size({ size: sizeWords[size]() })}
          </FilterChip>,
        ];
      })}
    </ChipRow>
  );
}
