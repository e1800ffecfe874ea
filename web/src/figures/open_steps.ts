/** How many places are open: none, or one of up to three steps, each with its words. */
export interface OpenStep {
  from: number;
  to: number;
  step: 1 | 2 | 3;
}

const STEPS = [1, 2, 3] as const;

/** Up to three steps of about equal width, from one place to the most that are open at once. */
export function openSteps(most: number): OpenStep[] {
  const number = Math.min(STEPS.length, most);
  return STEPS.slice(0, number).map((step, index) => ({
    from: Math.floor((index * most) / number) + 1,
    to: Math.floor(((index + 1) * most) / number),
    step,
  }));
}

/** The step of a number of places; null for none. */
export function openStepOf(places: number, steps: readonly OpenStep[]): OpenStep['step'] | null {
  return steps.find(({ from, to }) => places >= from && places <= to)?.step ?? null;
}

/** "1 place", "1 to 3 places", "4 to 6 places". */
export function openStepWords({ from, to }: OpenStep): string {
  if (from === to) return from === 1 ? '1 place' : `${from} places`;
  return `${from} to ${to} places`;
}
