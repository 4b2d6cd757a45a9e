import { AuthorNameField } from '~/features/comments/index.ts';
import { setSettings, useSettings } from '~/platform/data/index.ts';
import { m, useLocale } from '~/platform/i18n/index.ts';
import { ChoiceGroup } from '~/ui/index.ts';

const textSizes = { normal: 1, large: 1.25, 'very-large': 1.5 } as const;
type TextSize = keyof typeof textSizes;
const textSizeNames = ['normal', 'large', 'very-large'] as const satisfies readonly TextSize[];

/** Language, text size, light or dark, and the name beside one's words. Each takes effect at once. */
export function SettingsFields() {
  const locale = useLocale();
  const { theme, textSize } = useSettings();
  return (
    <div className="stack stack--wide">
      <ChoiceGroup
        label={m.me_language()}
        layout="row"
        value={locale === 'de-einfach' ? 'de' : locale}
        onChange={(chosen) => setSettings({ locale: chosen })}
        options={[
          { value: 'de', label: m.me_language_de() },
          { value: 'en', label: m.me_language_en() },
        ]}
      />
      <ChoiceGroup
        label={m.me_text_size()}
        layout="row"
        value={textSizeNames.find((name) => textSizes[name] === textSize) ?? 'normal'}
        onChange={(chosen) => setSettings({ textSize: textSizes[chosen] })}
        options={[
          { value: 'normal', label: m.me_text_size_normal() },
          { value: 'large', label: m.me_text_size_large() },
          { value: 'very-large', label: m.me_text_size_very_large() },
        ]}
      />
      <ChoiceGroup
        label={m.me_theme()}
        layout="row"
        value={theme}
        onChange={(chosen) => setSettings({ theme: chosen })}
        options={[
          { value: 'system', label: m.me_theme_system() },
          { value: 'light', label: m.me_theme_light() },
          { value: 'dark', label: m.me_theme_dark() },
        ]}
      />
      <AuthorNameField />
    </div>
  );
}
