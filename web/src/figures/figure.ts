/** A count as the service tells it. Suppressed, zero and no data are three different things. */
export type Figure =
  | { state: 'count'; n: number }
  | { state: 'suppressed' }
  | { state: 'zero'; n: 0 }
  | { state: 'no_data' };

import { count } from '../format/numbers';

/** The figure in words: "41", "Fewer than 5", "0", "No data". */
export function figureWords(figure: Figure, threshold = 5): string {
  switch (figure.state) {
    case 'count':
      return count(figure.n);
    case 'suppressed':
      return `Fewer than ${threshold}`;
    case 'zero':
      return '0';
    case 'no_data':
      return 'No data';
  }
}

/** The number where there is one to show; zero is a number, suppressed and no data are not. */
export function shownNumber(figure: Figure): number | null {
  switch (figure.state) {
    case 'count':
      return figure.n;
    case 'zero':
      return 0;
    case 'suppressed':
    case 'no_data':
      return null;
  }
}

/** The largest number among the figures, 0 if none shows one. */
export function largest(figures: readonly Figure[]): number {
  return figures.reduce((most, figure) => Math.max(most, shownNumber(figure) ?? 0), 0);
}
