import { expect, test } from 'vitest';
import { type PhotoStep, type SendPhotoPorts, sendPhoto } from './send-photo.ts';

/** A city that answers what it is told to, one answer a question, and notes what it was asked. */
function city(answers: readonly PhotoStep[], size = 9) {
  const asked: string[] = [];
  const next = (what: string): PhotoStep => {
    const step = answers[asked.length];
    asked.push(what);
    if (!step) throw new Error('asked too often');
    return step;
  };
  const ports: SendPhotoPorts<string> = {
    size,
    stopped: () => false,
    openSession: async () => null,
    ask: async () => next('ask'),
    bring: async (offset, piece) => next(`${offset}:${piece}`),
    pieceFrom: async (offset) => 'abcdefghi'.slice(offset, offset + 4),
    showSent: () => undefined,
    hashDiffers: async () => undefined,
  };
  return { asked, ports };
}
const at = (offset: number): PhotoStep => ({ kind: 'offset', offset });

test('[S20] a photo goes on from where the city is, piece by piece', async () => {
  const { asked, ports } = city([at(4), at(8), { kind: 'over' }]);
  expect(await sendPhoto(ports)).toEqual({ kind: 'stored' });
  expect(asked).toEqual(['ask', '4:efgh', '8:i']);
});

test('[S20] bytes that differ are sent once more from the start, and never a third time', async () => {
  const { asked, ports } = city([at(8), { kind: 'hash-differs' }, at(4), at(8), { kind: 'hash-differs' }]);
  expect(await sendPhoto(ports)).toEqual({ kind: 'differs' });
  expect(asked.filter((what) => what.startsWith('0:'))).toHaveLength(1);
});

test('[S20] a city that stands still is left alone for a while', async () => {
  const { ports } = city([at(4), at(4), at(4), at(4), at(4)]);
  expect(await sendPhoto(ports)).toEqual({ kind: 'wait', waitMs: 0, sentBytes: 4 });
});

test('[S20] a lapsed session is opened once; a piece that is not here any more is said', async () => {
  const lapsed = city([{ kind: 'sign-in-needed' }, { kind: 'sign-in-needed' }]);
  expect(await sendPhoto(lapsed.ports)).toMatchObject({ kind: 'wait' });
  const { ports } = city([at(0)]);
  expect(await sendPhoto({ ...ports, pieceFrom: async () => null })).toEqual({ kind: 'not-here' });
});
