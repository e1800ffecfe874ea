/** One row that was refused, as the service lists it. */
export interface Reject {
  line: string;
  column: string;
  value: string;
  reason: string;
}

/** The refused rows of the file of faults: every cell of it stands in quotes. */
export function readRejects(csv: string): Reject[] {
  const rows: string[][] = [];
  let row: string[] = [];
  for (const [, cell = '', end = ''] of csv.matchAll(/"((?:[^"]|"")*)"(,|\r?\n|$)/g)) {
    row.push(cell.replaceAll('""', '"'));
    if (end === ',') continue;
    rows.push(row);
    row = [];
  }
  return rows.slice(1).map(([, line = '', column = '', value = '', reason = '']) => ({
    line,
    column,
    value,
    reason,
  }));
}
