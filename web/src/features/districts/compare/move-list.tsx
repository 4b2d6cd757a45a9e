import type { MovedBlocks } from '@werkstadt/shared/districts/compare/compare-district-plans';
import { m } from '~/platform/i18n/index.ts';
import { Section } from '~/ui/index.ts';
import { blocksWords, zoneName } from '../block-words.ts';
import { childrenWords } from '../figures/pupil-words.ts';
import type { DistrictLayer } from '../layer/district-layer.ts';

/** Zone 0 is no district, and is not told as if it were one. */
const moveWords = (from: number, to: number) =>
  from === 0 ? m.districts_move_in : to === 0 ? m.districts_move_out : m.districts_move;

export interface MoveListProps {
  readonly layer: DistrictLayer;
  readonly moves: readonly MovedBlocks[];
}

/** «39 Baublöcke von Grundschule Sonnenhang zu Grundschule am Wall: 43 Kinder»; nothing where nothing moves. */
export function MoveList({ layer: { data }, moves }: MoveListProps) {
  if (moves.length === 0) return null;
  return (
    <Section title={m.districts_moves()}>
      <ul className="figure-row__list">
        {moves.map(({ from, to, blocks, pupils }) => (
          <li key={`${from} ${to}`}>
            {moveWords(
              from,
              to,
            )({
              blocks: blocksWords(blocks.length),
              from: zoneName(data, from),
              to: zoneName(data, to),
              children: childrenWords(pupils),
            })}
          </li>
        ))}
      </ul>
    </Section>
  );
}
