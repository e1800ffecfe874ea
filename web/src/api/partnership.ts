import type { MultiPolygon, Polygon } from 'geojson';
import { ask } from './http';

export interface Member {
  account_id: string;
  display_name: string;
  role_label: string;
  agency: string | null;
}

export interface Partnership {
  slug: string;
  name: string;
  council: string;
  bbox: [number, number, number, number];
  outline: Polygon | MultiPolygon;
  threshold: number;
  today: string;
  members: Member[];
  data_to: string;
}

export interface Code {
  code: string;
  label: string;
  description: string;
  parent: string | null;
  attributes: Record<string, unknown>;
}

export type CodeLists = Record<string, Code[]>;

export const readPartnership = (slug: string): Promise<Partnership> => ask(`/${slug}/`);

export const readCodes = async (slug: string): Promise<CodeLists> =>
  (await ask<{ lists: CodeLists }>(`/${slug}/codes`)).lists;
