import type { OutboxItem } from '~/platform/data/index.ts';
import { m, messageByKey } from '~/platform/i18n/index.ts';

/** What an act is: «Vorschlag», «Kommentar», «Unterstützung». */
export function actName({ name }: Pick<OutboxItem, 'name'>): string {
  return name === null ? m.me_act_unreadable() : messageByKey(`me_act_${name.replace('.', '_')}`);
}
