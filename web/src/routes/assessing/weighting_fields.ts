import type { Weighting, WeightingFields } from '../../api/weightings';
import type { Code } from '../../api/partnership';
import type { Fault } from '../../api/problem';
import {
  isRetired,
  type FieldGroup,
  type FormValues,
  type RecordField,
} from '../../records/fields';

const WHOLE = 100;
const PREFIX = 'weight_';

/** A weighting as its form holds it: one field a context beside the others. */
export type WeightingRecord = Omit<WeightingFields, 'weights'> & {
  version: number;
  updated_at: string;
  updated_by: string | null;
} & Record<string, unknown>;

/** Contexts that are weighed: those on the list, and those that this weighting already holds. */
export function weighedContexts(
  contexts: readonly Code[],
  held: Record<string, number>,
  today: string,
): Code[] {
  return contexts.filter((one) => one.code in held || !isRetired(one, today));
}

export function weightingFields(contexts: readonly Code[]): FieldGroup[] {
  return [
    {
      title: 'How much influence each context has',
      hint: 'Percent, 100 in all. Weigh together with partners; the talk matters as much as the figures.',
      together: (values) => sumWords(sumOf(values)),
      fields: contexts.map((one): RecordField => ({
        key: PREFIX + one.code,
        label: one.label,
        kind: 'number',
        min: 0,
        max: WHOLE,
        optional: true,
      })),
    },
    {
      title: 'What that means',
      fields: [
        {
          key: 'first_context',
          label: 'Context that should change first',
          kind: 'code',
          list: 'context',
        },
        { key: 'weighed_on', label: 'Weighed on', kind: 'date' },
        { key: 'reason', label: 'Reason', kind: 'text' },
        {
          key: 'agencies',
          label: 'Agencies in the room',
          kind: 'codes',
          list: 'agency',
          optional: true,
        },
      ],
    },
  ];
}

/** The weighting as the form's record. */
export function recordOf(weighting: Weighting): WeightingRecord {
  const { weights, ...others } = weighting;
  const spread = Object.fromEntries(
    weighting.contexts.map(({ code }) => [PREFIX + code, weights[code] ?? 0]),
  );
  return { ...others, ...spread };
}

/** What is sent: the weights whole where one of them was changed, on top of those that stand. */
export function sentWeighting(
  change: Readonly<Record<string, unknown>>,
  standing: Readonly<Record<string, number>>,
): Partial<WeightingFields> {
  const others: Record<string, unknown> = {};
  const weights: Record<string, number> = { ...standing };
  let weighed = false;
  for (const [key, value] of Object.entries(change)) {
    if (!key.startsWith(PREFIX)) {
      others[key] = value;
      continue;
    }
    weighed = true;
    weights[key.slice(PREFIX.length)] = typeof value === 'number' ? value : 0;
  }
  return weighed ? { ...others, weights } : others;
}

/** The sum of what was typed; nothing and words count as 0. */
export function sumOf(values: FormValues): number {
  return Object.entries(values).reduce((sum, [key, value]) => {
    if (!key.startsWith(PREFIX) || typeof value !== 'string') return sum;
    const percent = Number(value.trim());
    return Number.isFinite(percent) ? sum + percent : sum;
  }, 0);
}

/** How far the sum is from 100, in words. */
export function sumWords(sum: number): string {
  if (sum === WHOLE) return '100% in all';
  const apart = Math.abs(WHOLE - sum);
  return sum < WHOLE ? `${sum}% in all. Add ${apart} more` : `${sum}% in all. Take ${apart} away`;
}

export function sumFaults(values: FormValues): Fault[] {
  const sum = sumOf(values);
  if (sum === WHOLE) return [];
  const first = Object.keys(values).find((key) => key.startsWith(PREFIX)) ?? 'first_context';
  return [{ at: first, why: `The weights should be 100% in all. They are ${sumWords(sum)}` }];
}
