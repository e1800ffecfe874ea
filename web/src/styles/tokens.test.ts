import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { coloursOf, contrast } from './contrast';

const read = (name: string): string => readFileSync(`src/styles/${name}.css`, 'utf8');
const tokens = read('tokens');
const council = read('council');
const light = {
  ...coloursOf(tokens, ':root'),
  ...coloursOf(council, ":root:not([data-theme='dark'], [data-theme='contrast'])"),
};
const THEMES = {
  light,
  dark: { ...light, ...coloursOf(tokens, ":root[data-theme='dark']") },
  contrast: { ...light, ...coloursOf(tokens, ":root[data-theme='contrast']") },
} as const;

const TEXT = [
  ['--ink', '--ground'],
  ['--ink', '--tint'],
  ['--ink-2', '--ground'],
  ['--ink-2', '--tint'],
  ['--accent', '--ground'],
  ['--accent', '--tint'],
  ['--accent-hover', '--ground'],
  ['--ink', '--accent-tint'],
  ['--on-accent', '--accent'],
  ['--on-accent', '--accent-hover'],
  ['--error', '--ground'],
  ['--tag-grey', '--tag-grey-ground'],
  ['--tag-yellow', '--tag-yellow-ground'],
  ['--tag-blue', '--tag-blue-ground'],
  ['--tag-red', '--tag-red-ground'],
  ['--tag-green', '--tag-green-ground'],
  ['--provision', '--ground'],
  ['--on-harm-1', '--harm-1'],
  ['--on-harm-2', '--harm-2'],
  ['--on-harm-3', '--harm-3'],
  ['--on-harm-4', '--harm-4'],
  ['--on-harm-5', '--harm-5'],
  ['--on-mark-red', '--mark-red'],
  ['--on-mark-amber', '--mark-amber'],
  ['--on-mark-green', '--mark-green'],
] as const;
const MARKS = [
  ['--line-2', '--ground'],
  ['--hatch', '--hatch-ground'],
  ['--guardian', '--ground'],
  ['--change-edge', '--change'],
  ['--ring', '--ground'],
  ['--comparison', '--ground'],
  ['--bar', '--ground'],
] as const;

const cases = Object.entries(THEMES).flatMap(([theme, colours]) => [
  ...TEXT.map(([front, back]) => ({ theme, front, back, least: 4.5, colours })),
  ...MARKS.map(([front, back]) => ({ theme, front, back, least: 3, colours })),
]);

test.each(cases)(
  '$theme: $front on $back can be read ($least to 1)',
  ({ front, back, least, colours }) => {
    const named: Record<string, string | undefined> = colours;
    const [one, other] = [named[front], named[back]];
    expect(one, front).toMatch(/^#/);
    expect(other, back).toMatch(/^#/);
    expect(contrast(one ?? '', other ?? '')).toBeGreaterThanOrEqual(least);
  },
);

test('black on white is the largest contrast there is', () => {
  expect(contrast('#000000', '#ffffff')).toBeCloseTo(21, 5);
});

test('a colour that a comment mentions is not taken for one in use', () => {
  expect(coloursOf('/* :root { --ink: #ffffff; } */ :root { --ink: #14202a; }', ':root')).toEqual({
    '--ink': '#14202a',
  });
});
