/** Light, dark or high contrast: the device's wish until a person chooses. Kept on this device. */
export type Theme = 'light' | 'dark' | 'contrast';
export type ThemeChoice = Theme | 'device';

const KEY = 'contextmap.theme';
const CHOICES: readonly ThemeChoice[] = ['device', 'light', 'dark', 'contrast'];

let choice = $state<ThemeChoice>('device');

export const theme = {
  get choice(): ThemeChoice {
    return choice;
  },
  choose(next: ThemeChoice): void {
    choice = next;
    window.localStorage.setItem(KEY, next);
    apply();
  },
};

/** Take the stored choice and follow the device from now on. Returns the removal. */
export function followTheme(): () => void {
  const stored = window.localStorage.getItem(KEY);
  choice = CHOICES.find((one) => one === stored) ?? 'device';
  const wishes = [darkWish(), contrastWish()];
  for (const wish of wishes) wish.addEventListener('change', apply);
  apply();
  return () => wishes.forEach((wish) => wish.removeEventListener('change', apply));
}

function apply(): void {
  document.documentElement.dataset['theme'] = choice === 'device' ? deviceTheme() : choice;
}

function deviceTheme(): Theme {
  if (contrastWish().matches) return 'contrast';
  return darkWish().matches ? 'dark' : 'light';
}

const darkWish = (): MediaQueryList => window.matchMedia('(prefers-color-scheme: dark)');
const contrastWish = (): MediaQueryList => window.matchMedia('(prefers-contrast: more)');
