import { mutators } from '@werkstadt/shared/sync/mutator-registry';
import { expect, test } from 'vitest';
import type { OutboxItem } from '~/platform/data/index.ts';
import { setSettings } from '~/platform/settings/settings.ts';
import { actName } from './act-name.ts';

const names = Object.keys(mutators) as NonNullable<OutboxItem['name']>[];

test.each(['de', 'en'] as const)('[UI19] whatever a device may hold has a name that people read, in %s', (locale) => {
  setSettings({ locale });
  for (const name of [...names, null]) expect(actName({ name }).length).toBeGreaterThan(3);
});
