import { type ReadPlan, readPlanFiles } from '@werkstadt/shared/districts/exchange/read-plan-files';
import { m } from '~/platform/i18n/index.ts';
import { FileButton } from '~/ui/index.ts';
import type { DistrictLayer } from '../layer/district-layer.ts';

/** Far beyond the areas of any city: larger files are not even read. */
const MAX_BYTES = 32 * 1024 * 1024;

/** What became of the files that were chosen. */
export type TakenFile = ReadPlan | 'too-large';

export interface PlanFileButtonProps {
  readonly layer: DistrictLayer;
  readonly onRead: (read: TakenFile) => void;
}

/** One way in for every shape a plan goes out in: which one it is, the file itself tells. */
export function PlanFileButton({ layer: { data, packVersion, hash }, onRead }: PlanFileButtonProps) {
  const read = async (files: readonly File[]) => {
    if (files.reduce((sum, { size }) => sum + size, 0) > MAX_BYTES) return onRead('too-large');
    const contents = files.map(async (file) => ({
      name: file.name,
      bytes: new Uint8Array(await file.arrayBuffer()),
    }));
    onRead(readPlanFiles(data, { version: packVersion, districtsHash: hash }, await Promise.all(contents)));
  };
  return (
    <div className="stack">
      <p className="muted small">{m.districts_file_words()}</p>
      <div>
        <FileButton
          icon="layers"
          label={m.districts_file_open()}
          accept=".csv,.geojson,.json,text/csv,application/geo+json,application/json"
          multiple
          onFiles={(files) => void read(files)}
        />
      </div>
    </div>
  );
}
