import { plural } from '../../format/numbers';
import { toLonLat } from '../../map/national_grid';
import type { Mapping } from './mapping';

/** A row of a file with the place that its chosen columns name. */
export interface PreviewPlace {
  /** Counted from 1, as in the table beside it. */
  row: number;
  at: [number, number];
}

type Row = Readonly<Record<string, string>>;

/** Where the first rows would be, by the columns that are chosen; postcodes are looked up later. */
export function previewPlaces(rows: readonly Row[], mapping: Mapping): PreviewPlace[] {
  return rows.flatMap((row, index) => {
    const at = placeOf(row, mapping);
    return at === null ? [] : [{ row: index + 1, at }];
  });
}

/** Whether the file's places stand in columns, so that a map can show them before they come in. */
export const hasPlaces = (fields: readonly { name: string }[]): boolean =>
  fields.some(({ name }) => name === 'longitude' || name === 'easting');

/** What the map shows of the rows, and what becomes of the others. */
export function placedWords(places: readonly PreviewPlace[], rows: number): string {
  const others =
    places.length === rows
      ? ''
      : ' The others have a postcode, a place that cannot be read, or none.';
  return `${places.length} of ${plural(rows, 'row')} drawn where the columns say.${others}`;
}

function placeOf(row: Row, mapping: Mapping): [number, number] | null {
  const [lon, lat] = pair(row, mapping, 'longitude', 'latitude');
  if (lon !== null && lat !== null) {
    return Math.abs(lon) <= 180 && Math.abs(lat) <= 90 ? [lon, lat] : null;
  }
  const [easting, northing] = pair(row, mapping, 'easting', 'northing');
  const onGrid =
    easting !== null &&
    northing !== null &&
    inside(easting, 700_000) &&
    inside(northing, 1_300_000);
  return onGrid ? toLonLat([easting, northing]) : null;
}

const inside = (value: number, most: number): boolean => value >= 0 && value <= most;

const pair = (row: Row, mapping: Mapping, x: string, y: string): [number | null, number | null] => [
  numberIn(row, mapping[x]),
  numberIn(row, mapping[y]),
];

function numberIn(row: Row, column: string | undefined): number | null {
  const text = (column ? row[column] : undefined)?.replaceAll(',', '').trim() ?? '';
  const value = Number(text);
  return text === '' || !Number.isFinite(value) ? null : value;
}
