import {
  type CheckedNumbers,
  type CheckedSeal,
  checkNumbers,
  checkSeal,
  readWeighingFile,
} from '@werkstadt/shared/districts/weighing/check-weighing';
import type { SealedWeighing } from '@werkstadt/shared/districts/weighing/weighing-record';
import { useMemo, useState } from 'react';
import { useCity } from '~/platform/data/index.ts';
import { knowsEd25519, sealVerifying } from '~/platform/seal-verifying.ts';
import type { DistrictLayer } from '../layer/district-layer.ts';

/** Far beyond the record of any city: larger files are not even read. */
const MAX_BYTES = 32 * 1024 * 1024;

export type OpenedRecord =
  | { readonly state: 'none' }
  | {
      readonly state: 'refused';
      readonly file: string;
      readonly problem: 'too-large' | 'not-a-record';
      readonly field: string;
    }
  | {
      readonly state: 'read';
      readonly file: string;
      readonly sealed: SealedWeighing;
      /** Null where this browser cannot check signatures. */
      readonly seal: CheckedSeal | null;
    };

/** The file that was chosen, read and held against the city's keys. Nothing of it leaves the device. */
export function useOpenedRecord(): {
  readonly opened: OpenedRecord;
  readonly open: (file: File) => Promise<void>;
} {
  const { sealKeys } = useCity();
  const [opened, setOpened] = useState<OpenedRecord>({ state: 'none' });
  const open = async (file: File) => {
    const refuse = (problem: 'too-large' | 'not-a-record', field = '') =>
      setOpened({ state: 'refused', file: file.name, problem, field });
    if (file.size > MAX_BYTES) return refuse('too-large');
    const read = readWeighingFile(new Uint8Array(await file.arrayBuffer()));
    if (!read.ok) return refuse('not-a-record', read.field);
    const { sealed } = read;
    const signed = sealed.seal.signature !== null;
    const seal = !signed || (await knowsEd25519()) ? await checkSeal(sealed, sealKeys, sealVerifying) : null;
    setOpened({ state: 'read', file: file.name, sealed, seal });
  };
  return { opened, open };
}

/** Its numbers, computed again from the city's blocks on this device. */
export function useCheckedNumbers(
  { city, packVersion, hash }: DistrictLayer,
  { record }: SealedWeighing,
): CheckedNumbers {
  return useMemo(
    () => checkNumbers(city, { version: packVersion, districtsHash: hash }, record),
    [city, packVersion, hash, record],
  );
}
