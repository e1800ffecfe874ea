const WHOLE = new Intl.NumberFormat('en-GB', { maximumFractionDigits: 0 });

/** "1,204". */
export function count(n: number): string {
  return WHOLE.format(n);
}

/** "10.3" ha with one decimal below 100, none above. */
export function hectares(ha: number): string {
  return ha < 100 ? ha.toFixed(1) : WHOLE.format(ha);
}

/** "+2", "−12", "0", with a true minus sign. */
export function signed(n: number): string {
  if (n === 0) return '0';
  return n > 0 ? `+${count(n)}` : `−${count(-n)}`;
}

/** "26% fewer", "3% more", "no change" of a ratio after to before. */
export function changeWords(ratio: number): string {
  const percent = Math.round((ratio - 1) * 100);
  if (percent === 0) return 'no change';
  return percent < 0 ? `${-percent}% fewer` : `${percent}% more`;
}

/** "area" and "areas" by number. */
export function plural(n: number, one: string, many = `${one}s`): string {
  return `${count(n)} ${n === 1 ? one : many}`;
}

/** "240 KB", "1.2 MB". */
export function bytes(size: number): string {
  if (size < 1_000_000) return `${count(Math.max(1, Math.round(size / 1000)))} KB`;
  return `${(size / 1_000_000).toFixed(1)} MB`;
}

/** "40 m" under a kilometre, "1.2 km" above, rounded to what a person can use. */
export function distance(metres: number): string {
  if (metres < 1000) return `${Math.round(metres / 10) * 10 || Math.round(metres)} m`;
  return `${(metres / 1000).toFixed(1)} km`;
}
