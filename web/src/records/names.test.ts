import { expect, test } from 'vitest';
import cases from '../../../tests/name_cases.json';
import { besidesNames, looksLikeNames, nameWarnings } from './names';

test.each(cases)('in “$text” the names are $names', ({ text, known, names }) => {
  expect(looksLikeNames(text, new Set(known ?? []))).toEqual(names);
});

test('a name that somebody said is none is not warned of again', () => {
  const texts = [{ label: 'Note', text: 'Crispy Cabin and Kayleigh Brown' }];
  expect(nameWarnings(texts, new Set(), new Set(['Crispy Cabin']))).toEqual([
    { label: 'Note', name: 'Kayleigh Brown' },
  ]);
});

test('what the service says of names is not said again, everything else is', () => {
  const said = 'In the note, this looks like a person’s name: “Kayleigh Brown”. Write a role.';
  expect(besidesNames(['The outline was repaired.', said])).toEqual(['The outline was repaired.']);
});
