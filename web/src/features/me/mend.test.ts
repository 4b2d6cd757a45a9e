import { errorCodes, isErrorCode } from '@werkstadt/shared/errors/codes';
import { mutators } from '@werkstadt/shared/sync/mutator-registry';
import { expect, test } from 'vitest';
import type { OutboxItem } from '~/platform/data/index.ts';
import { mendOf } from './mend.ts';

const names = Object.keys(mutators) as NonNullable<OutboxItem['name']>[];
const codes = Object.keys(errorCodes).filter(isErrorCode);

test('[UI16] what was written can be changed and sent again when other words may be accepted', () => {
  for (const code of ['geometry-outside-area', 'args-invalid', 'stale', 'id-taken', 'mid-reuse'] as const) {
    expect(mendOf({ name: 'proposal.submit', code })).toBe('change-proposal');
    expect(mendOf({ name: 'proposal.edit', code })).toBe('change-proposal');
    expect(mendOf({ name: 'comment.add', code })).toBe('rewrite-comment');
    expect(mendOf({ name: 'comment.edit', code })).toBe('rewrite-comment');
    expect(mendOf({ name: 'decision.take', code })).toBe('decide-again');
    expect(mendOf({ name: 'support.set', code })).toBe('send-again');
  }
});

test('[UI16] nothing is offered that cannot help', () => {
  for (const name of names) {
    expect(mendOf({ name, code: 'project-not-open' })).toBe('none');
    expect(mendOf({ name, code: 'erased' })).toBe('none');
  }
  for (const code of codes) expect(mendOf({ name: null, code })).toBe('none');
  expect(mendOf({ name: 'proposal.edit', code: 'proposal-decided' })).toBe('none');
});

test('[UI16] an act without a reason is sent as it is, or changed', () => {
  for (const name of names) expect(mendOf({ name })).not.toBe('none');
});
