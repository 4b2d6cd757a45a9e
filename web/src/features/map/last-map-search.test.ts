import { expect, test } from 'vitest';
import { lastMapSearch, rememberMapSearch } from './last-map-search.ts';

test('[MP5] a way back to the map leads where it was left, with its filter, in each city by itself', () => {
  expect(lastMapSearch('lindental')).toEqual({});
  rememberMapSearch('lindental', { view: '15/50.4/9.4', kind: 'bike-lane' });
  rememberMapSearch('elsewhere', { view: '12/53.5/13.2' });
  rememberMapSearch('lindental', { view: '16/50.41/9.43', kind: 'bike-lane' });
  expect(lastMapSearch('lindental')).toEqual({ view: '16/50.41/9.43', kind: 'bike-lane' });
});
