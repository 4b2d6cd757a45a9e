import fc from 'fast-check';
import { expect, test } from 'vitest';
import { ann, DomainWorld, laneArgs, line, testId } from '../test/domain-world.ts';
import { type EditablePart, type EditedParts, editableParts, mergeEdit } from './merge-edit.ts';
import type { Proposal } from './proposal.ts';

const world = new DomainWorld();
await world.run('proposal.submit', laneArgs(), { participantId: ann });
const stored = world.row('proposal', testId(10));
if (!stored) throw new Error('the proposal was not stored');
const read: Proposal = stored;

/** Few values, so that two authors often write the same. */
const choice = fc.integer({ min: 0, max: 2 });
const contentOf = (n: number): Required<EditedParts> => ({
  title: `Titel ${n}`,
  reason: `Begründung ${n}`,
  sources: [`https://example.org/${n}`],
  geometry: { ...line, coordinates: [...line.coordinates, [9.04, 50.03 + n / 1000]] },
  fields: { side: n },
});
const someParts = fc.subarray([...editableParts], { minLength: 1 });
const edit = fc
  .tuple(someParts, choice)
  .map(([parts, n]): EditedParts => Object.fromEntries(parts.map((part) => [part, contentOf(n)[part]])));
const partsOf = (of: EditedParts) => Object.keys(of) as EditablePart[];
const text = (value: unknown) => JSON.stringify(value);

test('[P5] edits of different parts come out the same in either order', () => {
  fc.assert(
    fc.property(edit, edit, (one, other) => {
      fc.pre(partsOf(one).every((part) => other[part] === undefined));
      const oneFirst = mergeEdit(mergeEdit(read, read, one).proposal, read, other);
      const otherFirst = mergeEdit(mergeEdit(read, read, other).proposal, read, one);
      expect(oneFirst.conflicts).toEqual([]);
      expect(otherFirst).toEqual(oneFirst);
      expect(oneFirst.proposal).toEqual({ ...read, ...one, ...other });
    }),
  );
});

test('[P5] of one part that two changed differently the first stays, and the second is told which', () => {
  fc.assert(
    fc.property(edit, edit, (first, second) => {
      const afterFirst = mergeEdit(read, read, first).proposal;
      const { proposal, conflicts } = mergeEdit(afterFirst, read, second);
      for (const part of editableParts) {
        const both = first[part] !== undefined && second[part] !== undefined;
        const differ = both && text(first[part]) !== text(second[part]);
        expect(conflicts.includes(part)).toBe(differ);
        expect(proposal[part]).toEqual(first[part] ?? second[part] ?? read[part]);
      }
    }),
  );
});

test('[P5] an edit of what was read is all there is, whatever it is', () => {
  fc.assert(
    fc.property(edit, (only) => {
      expect(mergeEdit(read, read, only)).toEqual({ proposal: { ...read, ...only }, conflicts: [] });
    }),
  );
});
