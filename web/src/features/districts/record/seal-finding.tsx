import type { CheckedSeal } from '@werkstadt/shared/districts/weighing/check-weighing';
import type { SealedWeighing } from '@werkstadt/shared/districts/weighing/weighing-record';
import { useCity } from '~/platform/data/index.ts';
import { formatDate } from '~/platform/i18n/format.ts';
import { m } from '~/platform/i18n/index.ts';
import { Notice } from '~/ui/index.ts';
import { keyWords } from './key-words.ts';

export interface SealFindingProps {
  readonly sealed: SealedWeighing;
  /** Null where this browser cannot check signatures. */
  readonly seal: CheckedSeal | null;
}

/** Who sealed a record, and whether a letter of it was changed since. */
export function SealFinding({ sealed, seal }: SealFindingProps) {
  const { name: city } = useCity();
  if (!seal) return <Notice tone="warning" live title={m.districts_seal_browser()} />;
  const { problem, key } = seal;
  switch (problem) {
    case null:
      return (
        <Notice tone="success" live title={m.districts_seal_good({ city })}>
          {key && m.districts_seal_good_key({ id: keyWords(key.id), date: formatDate(key.since) })}
        </Notice>
      );
    case 'not-signed':
      return (
        <Notice tone="info" live title={m.districts_seal_none()}>
          {m.districts_seal_none_text()}
        </Notice>
      );
    case 'key-unknown':
      return (
        <Notice tone="warning" live title={m.districts_seal_strange({ city })}>
          {m.districts_seal_strange_key({ key: sealed.seal.publicKey ?? '' })}
        </Notice>
      );
    case 'hash-wrong':
    case 'signature-wrong':
    case 'seal-broken':
    case 'seal-missing':
      return (
        <Notice tone="error" live title={m.districts_seal_wrong()}>
          {m.districts_seal_wrong_text()}
        </Notice>
      );
  }
}
