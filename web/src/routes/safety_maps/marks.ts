import type { Geometry, Position } from 'geojson';
import type { Code } from '../../api/partnership';
import type { MarkCounts, NewMark } from '../../api/safety_maps';
import { plural } from '../../format/numbers';
import { isOffered } from '../../session/offered';

/** What is drawn next: a kind of mark, its colour where it has one, and why. */
export interface Pen {
  kind: string;
  colour: string;
  reason: string;
}

export type Drawn = 'Point' | 'LineString' | 'Polygon';

export interface MarkKind {
  code: string;
  label: string;
  hint: string;
  drawn: Drawn;
  coloured: boolean;
}

/** How few points make each shape. */
export const LEAST_POINTS: Readonly<Record<Drawn, number>> = {
  Point: 1,
  LineString: 2,
  Polygon: 3,
};
const DRAWN: readonly string[] = ['Point', 'LineString', 'Polygon'];

export function kindsOf(codes: readonly Code[], today: string): MarkKind[] {
  return codes
    .filter((one) => isOffered(one, today))
    .map((one) => {
      const drawn = one.attributes['geometry'];
      return {
        code: one.code,
        label: one.label,
        hint: one.description,
        drawn: DRAWN.includes(String(drawn)) ? (drawn as Drawn) : 'Point',
        coloured: one.attributes['coloured'] !== false,
      };
    });
}

/** Reasons to offer for a colour: its own first, then those of no colour. All of them for amber. */
export function reasonsFor(codes: readonly Code[], colour: string, today: string): Code[] {
  const offered = codes.filter((one) => isOffered(one, today));
  if (colour === '' || colour === 'amber') return offered;
  return offered.filter(
    (one) => one.parent === colour || one.parent === null || one.parent === 'amber',
  );
}

/** The shape that tapped points make; null while there are too few. */
export function shapeOf(drawn: Drawn, points: readonly Position[]): Geometry | null {
  const [first] = points;
  if (!first || points.length < LEAST_POINTS[drawn]) return null;
  if (drawn === 'Point') return { type: 'Point', coordinates: first };
  if (drawn === 'LineString') return { type: 'LineString', coordinates: [...points] };
  return { type: 'Polygon', coordinates: [[...points, first]] };
}

/** What to do next, in words. */
export function hintFor(kind: MarkKind | undefined, points: number): string {
  if (!kind) return 'Choose what to mark.';
  if (kind.drawn === 'Point' || points === 0) return kind.hint;
  const missing = LEAST_POINTS[kind.drawn] - points;
  if (missing > 0) return `${plural(points, 'point')} set. Tap ${plural(missing, 'more point')}.`;
  return `${plural(points, 'point')} set. Tap another, or finish.`;
}

export function countsOf(marks: readonly { colour: string | null }[]): MarkCounts {
  const of = (colour: string | null): number => marks.filter((one) => one.colour === colour).length;
  return { red: of('red'), amber: of('amber'), green: of('green'), avoided: of(null) };
}

/** "3 red, 1 green, 2 ways avoided"; "no marks". */
export function countWords(counts: MarkCounts): string {
  const told = [
    counts.red > 0 ? `${counts.red} red` : '',
    counts.amber > 0 ? `${counts.amber} amber` : '',
    counts.green > 0 ? `${counts.green} green` : '',
    counts.avoided > 0 ? `${plural(counts.avoided, 'way')} avoided` : '',
  ].filter((words) => words !== '');
  return told.length === 0 ? 'no marks' : told.join(', ');
}

/** The letter that stands in a mark, so that colour is never alone. */
export const letterOf = (colour: string | null): string =>
  colour === null ? '×' : colour.slice(0, 1).toUpperCase();

/** A place on a mark, for its letter or its row in a table. */
export function placeOf(geometry: Geometry): Position {
  if (geometry.type === 'Point') return geometry.coordinates;
  if (geometry.type === 'LineString') {
    return geometry.coordinates[Math.floor(geometry.coordinates.length / 2)] ?? [0, 0];
  }
  if (geometry.type === 'Polygon') {
    const ring = geometry.coordinates[0]?.slice(0, -1) ?? [];
    const sum = (axis: 0 | 1): number =>
      ring.reduce((total, position) => total + (position[axis] ?? 0), 0);
    return ring.length === 0 ? [0, 0] : [sum(0) / ring.length, sum(1) / ring.length];
  }
  return [0, 0];
}

/** What is kept on this device of marks that are not saved. */
export interface MarkDraft {
  marks: NewMark[];
}

export function isMarkDraft(value: unknown): value is MarkDraft {
  return (
    typeof value === 'object' && value !== null && 'marks' in value && Array.isArray(value.marks)
  );
}

/** Marks in the portions that the service takes at once. */
export function portions<T>(marks: readonly T[], size = 200): T[][] {
  return Array.from({ length: Math.ceil(marks.length / size) }, (_, index) =>
    marks.slice(index * size, (index + 1) * size),
  );
}
