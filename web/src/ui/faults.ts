import type { Fault } from '../api/problem';

/** Why the field `at` was not accepted, or undefined. `at` may stand below a path: `body.name`. */
export function faultAt(faults: readonly Fault[], at: string): string | undefined {
  return faults.find((fault) => lastPart(fault.at) === at || fault.at === at)?.why;
}

/** The id of the field that a fault belongs to. */
export function fieldOf(fault: Fault): string {
  return lastPart(fault.at);
}

function lastPart(at: string): string {
  const parts = at.split(/[./]/).filter((part) => part !== '');
  return parts[parts.length - 1] ?? at;
}
