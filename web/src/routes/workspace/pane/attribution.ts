import type { LayerInfo } from '../../../api/layers';
import { longDate } from '../../../format/dates';

/** Whose data the map shows: what the sources ask to be said, and how far the incidents reach. */
export function attributionOf(infos: readonly LayerInfo[], on: readonly string[]): string {
  const parts = new Set<string>();
  for (const info of infos) {
    // The ground is always there, so boundaries and places are named even while switched off.
    if (info.group !== 'place' && !on.includes(info.key)) continue;
    for (const source of info.source)
      if (source.attribution) parts.add(source.attribution.replace(/[.\s]+$/, ''));
  }
  const harm = infos.find((info) => info.key === 'incident_cells' && on.includes(info.key));
  const latest = harm?.source
    .map(({ latest }) => latest ?? '')
    .sort()
    .at(-1);
  if (latest && ![...parts].some((part) => part.includes('Incidents')))
    parts.add(`Incidents to ${longDate(latest)}`);
  return [...parts].join('. ');
}
