/** Events whose own names say too little to somebody who reads the audit. */
const SAID: Readonly<Record<string, string>> = {
  'emerging.asked': 'Emerging places asked for',
  'emerging.looked': 'Emerging places looked for',
  'features.exported': 'Layer of the map exported',
  'goal.ordered': 'Goals put in another order',
  'import.asked': 'Import begun',
  'import.row_decided': 'Row of an import decided',
  'notification.all_read': 'All notices read',
  'notification.read': 'Notice read',
  'pack.html-made': 'Offline map made',
  'pack.pdf-made': 'PDF pack made',
  'place_review.decided': 'Review of places decided',
  'place_review.exported': 'Review of places exported',
  'review.kept': 'Before and after kept',
  'safety_mark.created': 'Marks of a safety map added',
  'safety_mark.deleted': 'Marks of a safety map removed',
};

/** "area.created" as "Area created". */
export const actionWords = (action: string): string => SAID[action] ?? inWords(action);

export function inWords(code: string): string {
  const text = code.replaceAll(/[._-]/g, ' ');
  return text.charAt(0).toUpperCase() + text.slice(1);
}
