import { expect, test } from 'vitest';
import { actionWords } from './audit_words';

test('an event is told as somebody would say it', () => {
  expect(actionWords('area.created')).toBe('Area created');
  expect(actionWords('location of concern.moved')).toBe('Location of concern moved');
  expect(actionWords('emerging.looked')).toBe('Emerging places looked for');
  expect(actionWords('pack.pdf-made')).toBe('PDF pack made');
});
