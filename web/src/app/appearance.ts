import { currentLocale, htmlLanguage } from '~/platform/i18n/index.ts';
import { getSettings, subscribeSettings } from '~/platform/settings/settings.ts';

const prefersDark = matchMedia('(prefers-color-scheme: dark)');
/** Colour of the browser's own bar: the surface of the page's head. */
const barColour = { light: '#ffffff', dark: '#1f202c' } as const;

function apply(): void {
  const { theme, textSize } = getSettings();
  const shown = theme === 'system' ? (prefersDark.matches ? 'dark' : 'light') : theme;
  const root = document.documentElement;
  root.dataset.kernTheme = shown;
  root.lang = htmlLanguage(currentLocale());
  root.style.fontSize = textSize === 1 ? '' : `${textSize * 100}%`;
  for (const bar of document.querySelectorAll('meta[name="theme-color"]'))
    bar.setAttribute('content', barColour[shown]);
}

/** Puts theme, text size and language on the page now and after every change of settings or device. */
export function keepAppearance(): void {
  apply();
  subscribeSettings(apply);
  prefersDark.addEventListener('change', apply);
  addEventListener('languagechange', apply);
}
