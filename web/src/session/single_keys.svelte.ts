/** Whether letters alone act as shortcuts (WCAG 2.1.4): on until a person turns them off on this device. */
const KEY = 'contextmap.single-keys';

let on = $state(window.localStorage.getItem(KEY) !== 'off');

export const singleKeys = {
  get on(): boolean {
    return on;
  },
  set(next: boolean): void {
    on = next;
    window.localStorage.setItem(KEY, next ? 'on' : 'off');
  },
};
