import type { ProposalView } from '~/platform/data/index.ts';
import { m } from '~/platform/i18n/index.ts';
import { signOf, signWord } from '~/ui/state-sign.tsx';
import type { SignName } from '~/ui/state-sign-shapes.ts';

/** Sign and words of where a proposal stands; with its receipt number once the city has given one (rule UI9). */
export function stateWords(proposal: Pick<ProposalView, 'state' | 'local' | 'number'>): {
  readonly sign: SignName;
  readonly word: string;
} {
  const sign = signOf(proposal);
  const { number } = proposal;
  return { sign, word: sign === 'received' && number !== null ? m.state_received_number({ number }) : signWord(sign) };
}
