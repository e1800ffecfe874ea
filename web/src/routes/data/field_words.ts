/** Fields of a list of changes, in the words of the form that logs one. */
const WORDS: Readonly<Record<string, string>> = {
  asset_ref: 'Asset reference',
  completed_on: 'Finished',
  decided_on: 'Approved or refused',
  decision_reason: 'Reason for the decision',
  description: 'What was done',
  ended_on: 'Ended or removed',
  expires_on: 'Runs out',
  intervention_type: 'Type of change',
  location_label: 'Where, in words',
  mechanism: 'What it works on',
  move_on: 'Must move',
  requested_on: 'Requested',
  started_on: 'Work started',
};

/** What a field is called where its column is chosen: “Type of change”, “Postcode”. */
export function fieldWords(name: string, kind: string): string {
  const plain = (kind === 'changes' ? WORDS[name] : undefined) ?? name.replaceAll('_', ' ');
  return `${plain.slice(0, 1).toUpperCase()}${plain.slice(1)}`;
}
