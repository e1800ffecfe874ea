import type { Code } from '../../api/partnership';
import { isOffered } from '../../session/offered';

/** One thing that an instrument asks about, and what each of its values means, the least first. */
export interface Item {
  code: string;
  label: string;
  description: string;
  group: string;
  steps: { value: number; words: string }[];
}

export interface Instrument {
  code: string;
  label: string;
  description: string;
  audience: string;
  groups: { name: string; items: Item[] }[];
}

/** The instruments that may be chosen, as the partnership's lists hold them. */
export function instrumentsOf(
  instruments: readonly Code[],
  items: readonly Code[],
  today: string,
): Instrument[] {
  return instruments
    .filter((one) => isOffered(one, today))
    .map((one) => {
      const own = items
        .filter((item) => item.parent === one.code && isOffered(item, today))
        .map((item) => itemOf(item, one));
      const names = [...new Set(own.map((item) => item.group))];
      return {
        code: one.code,
        label: one.label,
        description: one.description,
        audience: wordsOf(one, 'audience'),
        groups: names.map((name) => ({ name, items: own.filter((item) => item.group === name) })),
      };
    })
    .filter((one) => one.groups.length > 0);
}

export const itemsOf = (instrument: Instrument): Item[] =>
  instrument.groups.flatMap((group) => group.items);

function itemOf(item: Code, instrument: Code): Item {
  const usual = wordsOf(instrument, 'steps');
  const least = Number(instrument.attributes['scale_min'] ?? 0);
  const steps = (wordsOf(item, 'steps') || usual).split('|').filter((words) => words !== '');
  return {
    code: item.code,
    label: item.label,
    description: item.description,
    group: wordsOf(item, 'group'),
    steps: steps.map((words, index) => ({ value: least + index, words: words.trim() })),
  };
}

function wordsOf(one: Code, name: string): string {
  const value = one.attributes[name];
  return typeof value === 'string' ? value : '';
}
