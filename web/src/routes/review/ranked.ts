import type { AreaRow } from '../../api/areas';
import type { Profile } from '../../api/profile';
import { shownNumber, type Figure } from '../../figures/figure';

/** An area with its counts of two equal periods, once they are known. */
export interface RankedArea {
  area: AreaRow;
  total: Figure | null;
  before: Figure | null;
  reading: string;
  openHours: number | null;
  fault: string | null;
}

/** Areas by what was recorded, most first; hidden counts below shown ones, unknown ones last. */
export function ranked(rows: readonly RankedArea[]): RankedArea[] {
  return [...rows].sort((a, b) => rank(b) - rank(a) || a.area.name.localeCompare(b.area.name));
}

function rank({ total }: RankedArea): number {
  if (!total || total.state === 'no_data') return -2;
  const shown = shownNumber(total);
  // Hidden counts lie between none and the fewest that may be shown.
  return shown ?? 0.5;
}

export function rankedFrom(area: AreaRow, profile: Profile): RankedArea {
  return {
    area,
    total: profile.incidents.total,
    before: profile.incidents.before,
    reading: profile.incidents.difference_reading,
    openHours: profile.strengths.open_hours_week,
    fault: null,
  };
}
