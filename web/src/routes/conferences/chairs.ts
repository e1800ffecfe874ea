import type { Option } from '../../records/fields';
import { session } from '../../session/session.svelte';

/** Members who may chair: with the role of a conference chair, and not leading the location. */
export function chairOptions(leadId: string | null): Option[] {
  return (session.partnership?.members ?? [])
    .filter((one) => one.role === 'conference_chair' && one.account_id !== leadId)
    .map((one) => ({
      value: one.account_id,
      label: `${one.display_name}, ${session.label('agency', one.agency)}`,
    }));
}
