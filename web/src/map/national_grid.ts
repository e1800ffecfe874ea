/**
 * Between lon/lat (WGS 84, degrees) and the National Grid (EPSG:27700, metres), by the seven-parameter
 * shift and the transverse Mercator series of the Ordnance Survey's "Guide to coordinate systems in
 * Great Britain", annexes B to D. Within about 5 metres of OSTN15 and the same as the service's own way.
 */
export type LonLat = readonly [lon: number, lat: number];
export type GridPoint = readonly [easting_m: number, northing_m: number];

interface Ellipsoid {
  a: number;
  b: number;
}

interface Shift {
  tx: number;
  ty: number;
  tz: number;
  scale: number;
  rx: number;
  ry: number;
  rz: number;
}

const RADIANS = Math.PI / 180;
const ARC_SECONDS = RADIANS / 3600;
const WGS84: Ellipsoid = { a: 6378137, b: 6356752.314245 };
const AIRY: Ellipsoid = { a: 6377563.396, b: 6356256.909 };

const TO_AIRY: Shift = {
  tx: -446.448,
  ty: 125.157,
  tz: -542.06,
  scale: 20.4894e-6,
  rx: -0.1502 * ARC_SECONDS,
  ry: -0.247 * ARC_SECONDS,
  rz: -0.8421 * ARC_SECONDS,
};
const FROM_AIRY: Shift = {
  tx: -TO_AIRY.tx,
  ty: -TO_AIRY.ty,
  tz: -TO_AIRY.tz,
  scale: -TO_AIRY.scale,
  rx: -TO_AIRY.rx,
  ry: -TO_AIRY.ry,
  rz: -TO_AIRY.rz,
};

const F0 = 0.9996012717;
const LAT0 = 49 * RADIANS;
const LON0 = -2 * RADIANS;
const E0 = 400_000;
const N0 = -100_000;
const E2 = 1 - (AIRY.b * AIRY.b) / (AIRY.a * AIRY.a);
const N_RATIO = (AIRY.a - AIRY.b) / (AIRY.a + AIRY.b);

export function toGrid([lon, lat]: LonLat): GridPoint {
  const [phi, lambda] = shifted(lat * RADIANS, lon * RADIANS, WGS84, AIRY, TO_AIRY);
  const { nu, rho, eta2 } = radii(phi);
  const sin = Math.sin(phi);
  const cos = Math.cos(phi);
  const tan2 = Math.tan(phi) ** 2;
  const d = lambda - LON0;
  const north =
    meridian(phi) +
    N0 +
    (nu / 2) * sin * cos * d ** 2 +
    (nu / 24) * sin * cos ** 3 * (5 - tan2 + 9 * eta2) * d ** 4 +
    (nu / 720) * sin * cos ** 5 * (61 - 58 * tan2 + tan2 ** 2) * d ** 6;
  const east =
    E0 +
    nu * cos * d +
    (nu / 6) * cos ** 3 * (nu / rho - tan2) * d ** 3 +
    (nu / 120) * cos ** 5 * (5 - 18 * tan2 + tan2 ** 2 + 14 * eta2 - 58 * tan2 * eta2) * d ** 5;
  return [east, north];
}

export function toLonLat([easting_m, northing_m]: GridPoint): [number, number] {
  let phi = LAT0;
  let left = northing_m - N0;
  while (Math.abs(left) > 1e-5) {
    phi += left / (AIRY.a * F0);
    left = northing_m - N0 - meridian(phi);
  }
  const { nu, rho, eta2 } = radii(phi);
  const tan = Math.tan(phi);
  const t2 = tan ** 2;
  const sec = 1 / Math.cos(phi);
  const d = easting_m - E0;
  const airyPhi =
    phi -
    (tan / (2 * rho * nu)) * d ** 2 +
    (tan / (24 * rho * nu ** 3)) * (5 + 3 * t2 + eta2 - 9 * t2 * eta2) * d ** 4 -
    (tan / (720 * rho * nu ** 5)) * (61 + 90 * t2 + 45 * t2 ** 2) * d ** 6;
  const airyLambda =
    LON0 +
    (sec / nu) * d -
    (sec / (6 * nu ** 3)) * (nu / rho + 2 * t2) * d ** 3 +
    (sec / (120 * nu ** 5)) * (5 + 28 * t2 + 24 * t2 ** 2) * d ** 5;
  const [lat, lon] = shifted(airyPhi, airyLambda, AIRY, WGS84, FROM_AIRY);
  return [lon / RADIANS, lat / RADIANS];
}

function radii(phi: number): { nu: number; rho: number; eta2: number } {
  const bend = 1 - E2 * Math.sin(phi) ** 2;
  const nu = (AIRY.a * F0) / Math.sqrt(bend);
  const rho = (AIRY.a * F0 * (1 - E2)) / bend ** 1.5;
  return { nu, rho, eta2: nu / rho - 1 };
}

/** Length along the meridian from the grid's true origin, metres. */
function meridian(phi: number): number {
  const n = N_RATIO;
  const less = phi - LAT0;
  const more = phi + LAT0;
  return (
    AIRY.b *
    F0 *
    ((1 + n + (5 / 4) * (n ** 2 + n ** 3)) * less -
      (3 * n + 3 * n ** 2 + (21 / 8) * n ** 3) * Math.sin(less) * Math.cos(more) +
      (15 / 8) * (n ** 2 + n ** 3) * Math.sin(2 * less) * Math.cos(2 * more) -
      (35 / 24) * n ** 3 * Math.sin(3 * less) * Math.cos(3 * more))
  );
}

/** Latitude and longitude (radians) on another ellipsoid, through earth-centred coordinates. */
function shifted(
  phi: number,
  lambda: number,
  from: Ellipsoid,
  to: Ellipsoid,
  by: Shift,
): [number, number] {
  const e2 = 1 - (from.b * from.b) / (from.a * from.a);
  const nu = from.a / Math.sqrt(1 - e2 * Math.sin(phi) ** 2);
  const x = nu * Math.cos(phi) * Math.cos(lambda);
  const y = nu * Math.cos(phi) * Math.sin(lambda);
  const z = nu * (1 - e2) * Math.sin(phi);
  const k = 1 + by.scale;
  const x2 = by.tx + x * k - y * by.rz + z * by.ry;
  const y2 = by.ty + x * by.rz + y * k - z * by.rx;
  const z2 = by.tz - x * by.ry + y * by.rx + z * k;
  const flat = 1 - (to.b * to.b) / (to.a * to.a);
  const p = Math.hypot(x2, y2);
  let lat = Math.atan2(z2, p * (1 - flat));
  for (let turn = 0; turn < 6; turn += 1) {
    const n2 = to.a / Math.sqrt(1 - flat * Math.sin(lat) ** 2);
    lat = Math.atan2(z2 + flat * n2 * Math.sin(lat), p);
  }
  return [lat, Math.atan2(y2, x2)];
}
