import { announce } from './announce.ts';
import { themeKey } from './theme-key.ts';

const themes = ['system', 'light', 'dark'] as const;

type Theme = (typeof themes)[number];

const root = document.documentElement;

const current = (): Theme => themes.find((theme) => theme === root.dataset['theme']) ?? 'system';

function choose(theme: Theme): void {
  if (theme === 'system') delete root.dataset['theme'];
  else root.dataset['theme'] = theme;
  try {
    if (theme === 'system') localStorage.removeItem(themeKey);
    else localStorage.setItem(themeKey, theme);
  } catch {
    // A browser that remembers nothing shows the theme on this page all the same.
  }
}

/**
 * Lets a button go through the themes: that of the system, light, dark.
 *
 * @param button The button; its label tells the theme that is shown.
 */
export function offerThemes(button: HTMLElement): void {
  const tell = (): string => {
    const label = `Theme: ${current()}`;
    button.setAttribute('aria-label', label);
    button.title = label;
    return label;
  };
  tell();
  button.addEventListener('click', () => {
    choose(themes[(themes.indexOf(current()) + 1) % themes.length] ?? 'system');
    announce(tell());
  });
}
