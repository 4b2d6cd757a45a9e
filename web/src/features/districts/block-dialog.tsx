import { m, useLocale } from '~/platform/i18n/index.ts';
import { Button, Dialog, RowButton, RowItem, RowList } from '~/ui/index.ts';
import { blockName, pupilWords, zoneName } from './block-words.ts';
import type { DistrictLayer } from './layer/district-layer.ts';
import { ZoneSwatch } from './zone-swatch.tsx';

export interface BlockDialogProps {
  readonly layer: DistrictLayer;
  readonly block: number;
  readonly zone: number;
  readonly locked: boolean;
  readonly onAssign: (zone: number) => void;
  readonly onLock: (locked: boolean) => void;
  readonly onClose: () => void;
}

/** One block that was tapped: which school its children go to, by a single press. */
export function BlockDialog({ layer, block, zone, locked, onAssign, onLock, onClose }: BlockDialogProps) {
  useLocale();
  const { data, slots } = layer;
  const zones = [...data.schoolId.map((_, school) => school + 1), 0];
  return (
    <Dialog
      open
      title={blockName(data, block)}
      onClose={onClose}
      actions={
        <Button icon="lock" block onClick={() => onLock(!locked)}>
          {locked ? m.districts_unlock() : m.districts_lock()}
        </Button>
      }
    >
      <p className="muted">
        {m.districts_block_now({ school: zoneName(data, zone), pupils: pupilWords(data, block) })}
      </p>
      {locked ? (
        <p>{m.districts_block_locked()}</p>
      ) : (
        <RowList>
          {zones.map((one) => (
            <RowItem key={one}>
              <RowButton
                sign={<ZoneSwatch slot={one === 0 ? null : (slots[one - 1] ?? null)} />}
                title={zoneName(data, one)}
                detail={one === zone ? m.districts_block_is_here() : undefined}
                onClick={() => onAssign(one)}
              />
            </RowItem>
          ))}
        </RowList>
      )}
    </Dialog>
  );
}
