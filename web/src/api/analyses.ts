import type { Figure } from '../figures/figure';
import { ask } from './http';

/** How an analysis works, in plain words, and where it is published. */
export interface Method {
  key: string;
  title: string;
  asks: string;
  how: string;
  cannot: string;
  needs: string;
  source: string;
}

/** Records that did not enter the figures, and why. */
export interface LeftOut {
  reason: string;
  figure: Figure;
}

/** What every analysis tells beside its figures; where it is not usable, `reading` says why. */
export interface Analysis {
  usable: boolean;
  reading: string;
  used: Figure;
  left_out: LeftOut[];
  care: string[];
  methods: Method[];
  basis: string;
  data_version: number;
}

export const listMethods = (slug: string, signal?: AbortSignal): Promise<Method[]> =>
  ask<{ items: Method[] }>(`/${slug}/methods`, { signal }).then(({ items }) => items);
