/** One step of the sequential ramp: from `from` to `to` counts; the last has no upper end. */
export interface CountClass {
  from: number;
  to: number | null;
  step: 1 | 2 | 3 | 4 | 5;
}

const STEPS = [1, 2, 3, 4, 5] as const;

/**
 * Up to five classes over the counts that are shown, from the threshold to the largest, equal in width.
 * Fewer classes where there are fewer different counts than classes.
 */
export function countClasses(largestCount: number, threshold = 5): CountClass[] {
  if (largestCount < threshold) return [];
  const span = largestCount - threshold + 1;
  const width = Math.max(1, Math.floor(span / STEPS.length));
  const number = Math.min(STEPS.length, Math.ceil(span / width));
  return STEPS.slice(0, number).map((step, index) => {
    const from = threshold + index * width;
    return { from, to: index === number - 1 ? null : from + width - 1, step };
  });
}

/** The step of the ramp that a count falls in. */
export function stepOf(n: number, classes: readonly CountClass[]): CountClass['step'] {
  let step: CountClass['step'] = 1;
  for (const one of classes) if (n >= one.from) step = one.step;
  return step;
}

/** "5–6", "7", "13 or more". */
export function classWords({ from, to }: CountClass): string {
  if (to === null) return `${from} or more`;
  return from === to ? `${from}` : `${from}–${to}`;
}
