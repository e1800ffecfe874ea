import type { MultiPolygon, Polygon } from 'geojson';
import { ask } from './http';

export interface Member {
  account_id: string;
  display_name: string;
  role: string;
  role_label: string;
  agency: string;
}

export interface Partnership {
  slug: string;
  name: string;
  council: string;
  /** Missing, like the outline, until an outline was imported. */
  bbox: [number, number, number, number] | null;
  outline: Polygon | MultiPolygon | null;
  threshold: number;
  today: string;
  members: Member[];
  /** Last month with incidents. */
  data_to: string | null;
}

export interface Code {
  code: string;
  label: string;
  description: string;
  parent: string | null;
  /** From this day on it is not offered any more; old records keep it. */
  retired_on: string | null;
  attributes: Record<string, unknown>;
}

export type CodeLists = Record<string, Code[]>;

export const readPartnership = (slug: string): Promise<Partnership> => ask(`/${slug}`);

export const readCodes = async (slug: string): Promise<CodeLists> =>
  (await ask<{ lists: CodeLists }>(`/${slug}/codes`)).lists;
