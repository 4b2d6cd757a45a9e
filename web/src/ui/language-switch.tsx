import { m, useLocale } from '~/platform/i18n/index.ts';
import { setSettings } from '~/platform/settings/settings.ts';
import { ChipRow, FilterChip } from './chip.tsx';

/** German or English, at once, without losing what was typed. Each name in its own language. */
export function LanguageSwitch() {
  const locale = useLocale();
  const shown = locale === 'en' ? 'en' : 'de';
  return (
    <ChipRow label={m.ui_language()} wrap>
      <FilterChip lang="de" pressed={shown === 'de'} onClick={() => setSettings({ locale: 'de' })}>
        {m.ui_language_de()}
      </FilterChip>
      <FilterChip lang="en" pressed={shown === 'en'} onClick={() => setSettings({ locale: 'en' })}>
        {m.ui_language_en()}
      </FilterChip>
    </ChipRow>
  );
}
