import type { Project } from '@werkstadt/shared/project/project';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { projectPhase } from './project-phase.ts';

const opensAt = '2027-01-01T00:00:00.000Z';
const closesAt = '2027-03-01T00:00:00.000Z';
const project = (state: Project['state']): Project => ({
  id: '01900000-0000-7000-8000-000000000002',
  title: { de: 'Radwege', en: 'Bike lanes' },
  summary: { de: 'Wo fehlt einer?', en: 'Where is one missing?' },
  description: { de: 'Zeichne ihn ein.', en: 'Draw it.' },
  kinds: ['bike-lane'],
  area: { type: 'Polygon', coordinates: [] },
  state,
  opensAt,
  closesAt,
  rev: 1,
});
const at = (iso: string) => Date.parse(iso);

test.each([
  ['2026-12-31T23:59:59.000Z', { phase: 'coming' }],
  ['2027-02-05T00:00:00.000Z', { phase: 'running', daysLeft: 24 }],
  ['2027-02-28T12:00:00.000Z', { phase: 'running', daysLeft: 1 }],
  ['2027-03-01T00:00:00.000Z', { phase: 'running', daysLeft: 1 }],
  ['2027-03-01T00:00:00.001Z', { phase: 'over' }],
])('at %s an open project is %o', (now, phase) => {
  expect(projectPhase(project('open'), at(now))).toEqual(phase);
});

test('a project the city closed is over, whatever its dates', () => {
  expect(projectPhase(project('closed'), at('2027-02-01T00:00:00.000Z'))).toEqual({ phase: 'over' });
});

test('the days left never grow while time passes', () => {
  const moment = fc.integer({ min: at(opensAt), max: at(closesAt) });
  fc.assert(
    fc.property(moment, moment, (one, other) => {
      const [earlier, later] = [
        projectPhase(project('open'), Math.min(one, other)),
        projectPhase(project('open'), Math.max(one, other)),
      ];
      if (earlier.phase !== 'running' || later.phase !== 'running') throw new Error('both lie in the running time');
      expect(earlier.daysLeft).toBeGreaterThanOrEqual(later.daysLeft);
      expect(later.daysLeft).toBeGreaterThanOrEqual(1);
    }),
  );
});
