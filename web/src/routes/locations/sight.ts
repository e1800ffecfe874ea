type Box = [number, number, number, number];

const METRES_PER_DEGREE = 111_320;

/** The box that has some places in sight, with room round them and never closer than some metres. */
export function boxInSight(
  places: readonly (readonly [number, number])[],
  leastMetres: number,
): Box | null {
  const [first] = places;
  if (!first) return null;
  const lons = places.map(([lon]) => lon);
  const lats = places.map(([, lat]) => lat);
  const lat = (Math.min(...lats) + Math.max(...lats)) / 2;
  const lon = (Math.min(...lons) + Math.max(...lons)) / 2;
  const perLon = METRES_PER_DEGREE * Math.cos((lat * Math.PI) / 180);
  const half = (from: number, to: number, perDegree: number): number =>
    Math.max((to - from) * 0.62, leastMetres / 2 / perDegree);
  const halfLon = half(Math.min(...lons), Math.max(...lons), perLon);
  const halfLat = half(Math.min(...lats), Math.max(...lats), METRES_PER_DEGREE);
  return [lon - halfLon, lat - halfLat, lon + halfLon, lat + halfLat];
}
