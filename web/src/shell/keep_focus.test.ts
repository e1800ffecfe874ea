import { afterEach, beforeEach, expect, test } from 'vitest';
import { keepFocus } from './keep_focus';

let stop: () => void;

function made(name: string, ...content: (string | Node)[]): HTMLElement {
  const element = document.createElement(name);
  element.append(...content);
  return element;
}

function row(id: string, words: string): HTMLElement {
  const button = made('button', words);
  button.id = id;
  return made('li', button);
}

beforeEach(() => {
  document.body.replaceChildren(
    made('main', made('h2', 'Links'), made('ul', row('a', 'One'), row('b', 'Two'))),
  );
  // Nothing is laid out here: whatever is on the page counts as shown.
  Element.prototype.getClientRects = () => [{}] as unknown as DOMRectList;
  stop = keepFocus();
});
afterEach(() => stop());

function find(query: string): HTMLElement {
  const found = document.querySelector<HTMLElement>(query);
  if (!found) throw new Error(`There is no ${query}`);
  return found;
}

async function settled(): Promise<void> {
  await new Promise((next) => setTimeout(next));
  await new Promise((next) => requestAnimationFrame(next));
}

test('a row that goes gives the keyboard to the heading above', async () => {
  find('#a').focus();
  find('li').remove();
  await settled();
  expect(document.activeElement?.textContent).toBe('Links');
});

test('a field that was left on purpose is not taken up again when the page changes', async () => {
  find('#a').focus();
  find('#a').blur();
  find('main').append('Saved');
  await settled();
  expect(document.activeElement).toBe(document.body);
});

test('what only moved keeps the keyboard', async () => {
  find('#a').focus();
  find('ul').append(find('li'));
  await settled();
  expect(document.activeElement?.id).toBe('a');
});

test('what opened a form by another name gives the keyboard to the heading it stood under', async () => {
  const heading = made('h2', 'Summary');
  heading.id = 'summary';
  const opener = made('button', 'Write it');
  const section = made('section', heading, opener);
  find('main').append(section);
  opener.focus();
  opener.click();
  const form = made('form', made('h2', 'Write'));
  form.tabIndex = -1;
  section.replaceChildren(form);
  form.focus();
  section.replaceChildren(heading, made('button', 'Edit it'));
  await settled();
  expect(document.activeElement?.id).toBe('summary');
});
