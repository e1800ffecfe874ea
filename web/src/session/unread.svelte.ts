/** How many notices are unread, as the header shows it; null before it is known. */
let count = $state<number | null>(null);

export const unread = {
  get count(): number | null {
    return count;
  },
  set count(found: number | null) {
    count = found;
  },
};
