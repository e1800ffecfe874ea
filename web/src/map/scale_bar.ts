/** Metres a pixel stands for at zoom 0 on the equator, with tiles of 512 pixels. */
const EQUATOR_METRES_PER_PIXEL = 78_271.51696;

export function metresPerPixel(latitude: number, zoom: number): number {
  return (EQUATOR_METRES_PER_PIXEL * Math.cos((latitude * Math.PI) / 180)) / 2 ** zoom;
}

export interface ScaleBar {
  width_px: number;
  words: string;
}

/** The longest round distance (1, 2 or 5 times a power of ten) that fits into `most_px`. */
export function barFor(metresPerPixel: number, most_px: number): ScaleBar {
  const most_m = metresPerPixel * most_px;
  const power = 10 ** Math.floor(Math.log10(most_m));
  const step = [5, 2, 1].find((factor) => factor * power <= most_m) ?? 1;
  const length_m = step * power;
  return {
    width_px: length_m / metresPerPixel,
    words: length_m >= 1000 ? `${length_m / 1000} km` : `${length_m} m`,
  };
}

export const scaleBar = (latitude: number, zoom: number, most_px = 150): ScaleBar =>
  barFor(metresPerPixel(latitude, zoom), most_px);
