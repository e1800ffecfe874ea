import { readArea, type Area } from '../../api/areas';
import { everyChange, type ChangeRow } from '../../api/changes';
import { incidentMonths, type MonthsAnswer } from '../../api/incidents';
import { load, type Loaded } from '../../api/loaded.svelte';
import { readProfile, type Profile } from '../../api/profile';
import { pageOfProvision, type Provision } from '../../api/strengths';
import { filterQuery } from '../../map/filters';
import { session } from '../../session/session.svelte';
import { monthList, stripOf } from './period';
import { hoursStretches, type HoursStretch } from './strip/provision_hours';
import type { Workspace } from './workspace.svelte';

/** As many as the service gives at once. */
const MOST_PROVISION = 1000;

/** What the panel and the strip tell, asked again whenever the area, the months or the filters change. */
export class WorkspaceData {
  private readonly ws: Workspace;
  readonly area: Loaded<Area>;
  readonly profile: Loaded<Profile>;
  /** Every month of the strip. */
  readonly months: Loaded<MonthsAnswer>;
  /** The chosen months together. */
  readonly total: Loaded<MonthsAnswer>;
  readonly changes: Loaded<ChangeRow[]>;
  private readonly provision: Loaded<Provision[]>;

  constructor(ws: Workspace) {
    this.ws = ws;
    const filter = (): Record<string, string> =>
      filterQuery({ ...ws.chosen, from: null, to: null });
    const inArea = (): { area_id?: string } => (ws.areaId ? { area_id: ws.areaId } : {});
    this.area = load((signal) => (ws.areaId ? readArea(ws.slug, ws.areaId, signal) : null));
    this.profile = load((signal) =>
      ws.areaId && session.may('profile.read')
        ? // A profile is of all hours and days, which the panel says where some are chosen.
          readProfile(
            ws.slug,
            ws.areaId,
            filterQuery({ ...ws.filter, hours: null, weekdays: [] }),
            signal,
          )
        : null,
    );
    this.months = load((signal) =>
      incidentMonths(
        ws.slug,
        { ...filter(), ...inArea(), ...stripOf(ws.period, ws.dataTo) },
        signal,
      ),
    );
    this.total = load((signal) =>
      incidentMonths(ws.slug, { ...filter(), ...inArea(), ...ws.period }, signal),
    );
    this.changes = load((signal) => everyChange(ws.slug, inArea(), signal));
    this.provision = load(
      async (signal) => (await pageOfProvision(ws.slug, { limit: MOST_PROVISION }, signal)).items,
    );
  }

  readonly hours: HoursStretch[] = $derived.by(() => {
    const profile = this.ws.areaId ? this.profile.value : undefined;
    // The same places as in the sentence on the panel: two numbers for one thing mislead.
    const serving = profile && new Set(profile.strengths.provision_ever);
    return hoursStretches(
      (this.provision.value ?? []).filter((one) => !serving || serving.has(one.id)),
      monthList(stripOf(this.ws.period, this.ws.dataTo)),
    );
  });
}
