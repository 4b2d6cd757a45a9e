import type { ModuleDescription } from '@werkstadt/shared/literacy/package/module-description';
import { formatBytes } from '~/platform/i18n/format.ts';
import { currentLocale, m } from '~/platform/i18n/index.ts';
import type { IconName } from '~/ui/index.ts';

const icons: Readonly<Record<string, IconName>> = {
  m1: 'feed',
  m2: 'rumour',
  m3: 'person-search',
  m4: 'image',
  m5: 'chart',
  m6: 'proposal-new',
};

/** A module that is not one of the six (a city's own) shows an open book. */
export const moduleIcon = ({ id }: Pick<ModuleDescription, 'id'>): IconName => icons[id] ?? 'learn';

export const moduleName = ({ name }: Pick<ModuleDescription, 'name'>): string => name[currentLocale()];

/** «7 Min. · 61 kB» */
export const timeAndSize = (minutes: number, bytes: number): string =>
  `${m.learn_minutes({ count: minutes })} · ${formatBytes(bytes)}`;
