import { countMissingPhotos, type Photo } from '@werkstadt/shared/photo/photo';
import type { ProposalView } from '~/platform/data/index.ts';
import { m } from '~/platform/i18n/index.ts';
import { signOf, signWord } from '~/ui/state-sign.tsx';
import type { SignName } from '~/ui/state-sign-shapes.ts';

/** Sign and words of where a proposal stands; with its receipt number, or the photos still to come, once the city has given one (rule UI9). */
export function stateWords(
  proposal: Pick<ProposalView, 'state' | 'local' | 'number'> & { readonly photos?: readonly Photo[] },
): {
  readonly sign: SignName;
  readonly word: string;
} {
  const sign = signOf(proposal);
  const { number, photos = [] } = proposal;
  const missing = countMissingPhotos(photos);
  if (sign === 'received' && missing > 0) return { sign, word: m.state_received_photos({ count: missing }) };
  return { sign, word: sign === 'received' && number !== null ? m.state_received_number({ number }) : signWord(sign) };
}
