import type { Geometry } from 'geojson';
import { readArea, type Area } from '../../../api/areas';
import { readAssessment, type Assessment } from '../../../api/assessments';
import { readChange, type Change } from '../../../api/changes';
import { readIncident, type Incident } from '../../../api/incidents';
import {
  readGuardianSite,
  readPlace,
  readProvision,
  type GuardianSite,
  type Place,
  type Provision,
} from '../../../api/strengths';
import type { PickKind } from '../view_state';

/** What is known of the picked thing, by its kind. */
export type CardAnswer =
  | { kind: 'provision'; record: Provision }
  | { kind: 'guardian'; record: GuardianSite }
  | { kind: 'place'; record: Place }
  | { kind: 'change'; record: Change }
  | { kind: 'area'; record: Area }
  | { kind: 'assessment'; record: Assessment }
  | { kind: 'incident'; record: Incident };

/** Ask for the card of what was picked; cells have no record of their own. */
export async function readCard(
  slug: string,
  pick: { kind: PickKind; id: string },
  signal: AbortSignal,
): Promise<CardAnswer | null> {
  const { kind, id } = pick;
  switch (kind) {
    case 'provision':
      return { kind, record: await readProvision(slug, id, signal) };
    case 'guardian':
      return { kind, record: await readGuardianSite(slug, id, signal) };
    case 'place':
      return { kind, record: await readPlace(slug, id, signal) };
    case 'change':
      return { kind, record: await readChange(slug, id, signal) };
    case 'area':
      return { kind, record: await readArea(slug, id, signal) };
    case 'assessment':
      return { kind, record: await readAssessment(slug, id) };
    case 'incident':
      return { kind, record: await readIncident(slug, id, signal) };
    case 'cell':
      return null;
  }
}

/** Where the picked thing lies, as far as its record tells. */
export function shapeOf(answer: CardAnswer): Geometry | null {
  const { record } = answer;
  if ('geometry' in record) return record.geometry;
  if ('centre' in record && record.centre) return { type: 'Point', coordinates: record.centre };
  return null;
}

/** A point to hang the card on. */
export function anchorOf(geometry: Geometry | undefined | null): [number, number] | null {
  switch (geometry?.type) {
    case 'Point':
      return [geometry.coordinates[0] ?? 0, geometry.coordinates[1] ?? 0];
    case 'LineString':
      return middle(geometry.coordinates);
    case 'Polygon':
      return centreOf(geometry.coordinates[0] ?? []);
    case 'MultiPolygon':
      return centreOf(geometry.coordinates[0]?.[0] ?? []);
    case 'MultiLineString':
      return middle(geometry.coordinates[0] ?? []);
    case 'MultiPoint':
      return middle(geometry.coordinates);
    case 'GeometryCollection':
      return anchorOf(geometry.geometries[0]);
    case undefined:
      return null;
  }
}

function middle(points: number[][]): [number, number] | null {
  const [x, y] = points[Math.floor(points.length / 2)] ?? [];
  return x === undefined || y === undefined ? null : [x, y];
}

/** The middle of the box round a ring. */
function centreOf(ring: number[][]): [number, number] | null {
  if (ring.length === 0) return null;
  const xs = ring.map(([x = 0]) => x);
  const ys = ring.map(([, y = 0]) => y);
  return [(Math.min(...xs) + Math.max(...xs)) / 2, (Math.min(...ys) + Math.max(...ys)) / 2];
}
