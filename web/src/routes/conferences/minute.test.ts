import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { Problem } from '../../api/problem';
import { Minute, type Kept } from './minute.svelte';

const point = (body: string, version = 1): Kept => ({ id: 'p1', version, body });

function minute(known: Kept | null, send = vi.fn()) {
  const keep = vi.fn();
  const names = vi.fn((_body: string, _not: ReadonlySet<string>) => [] as never[]);
  return { one: new Minute<Kept>(known, { send, names, keep }), send, keep, names };
}

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

describe('a text that saves itself', () => {
  it('is sent a little after the last letter, once', async () => {
    const { one, send } = minute(null, vi.fn().mockResolvedValue(point('Lamps first')));
    one.typed('Lamps');
    await vi.advanceTimersByTimeAsync(600);
    one.typed('Lamps first');
    await vi.advanceTimersByTimeAsync(5_000);
    expect(send).toHaveBeenCalledTimes(1);
    expect(send).toHaveBeenCalledWith('Lamps first', null);
    expect(one.state).toBe('saved');
  });

  it('goes on as the record it became', async () => {
    const send = vi
      .fn()
      .mockResolvedValueOnce(point('Lamps'))
      .mockResolvedValueOnce(point('Lamps!', 2));
    const { one } = minute(null, send);
    one.typed('Lamps');
    await one.flush();
    one.typed('Lamps!');
    await one.flush();
    expect(send).toHaveBeenLastCalledWith('Lamps!', point('Lamps'));
  });

  it('sends what was typed while it was being saved', async () => {
    let answer: (kept: Kept) => void = () => undefined;
    const send = vi
      .fn()
      .mockImplementationOnce(() => new Promise<Kept>((resolve) => (answer = resolve)))
      .mockResolvedValueOnce(point('Lamps and benches', 2));
    const { one } = minute(null, send);
    one.typed('Lamps');
    const first = one.flush();
    one.typed('Lamps and benches');
    answer(point('Lamps'));
    await first;
    await vi.advanceTimersByTimeAsync(2_000);
    expect(send).toHaveBeenLastCalledWith('Lamps and benches', point('Lamps'));
    expect(one.state).toBe('saved');
  });

  it('stays on this device until it is saved', async () => {
    const { one, keep } = minute(null, vi.fn().mockResolvedValue(point('Lamps')));
    one.typed('Lamps');
    expect(keep).toHaveBeenLastCalledWith('Lamps');
    await one.flush();
    expect(keep).toHaveBeenLastCalledWith(null);
  });

  it('tries again by itself when there was no connection', async () => {
    const send = vi
      .fn()
      .mockRejectedValueOnce(new Problem({ title: 'No answer', status: 0 }))
      .mockResolvedValueOnce(point('Lamps'));
    const { one } = minute(null, send);
    one.typed('Lamps');
    await one.flush();
    expect(one.state).toBe('offline');
    await vi.advanceTimersByTimeAsync(10_000);
    expect(one.state).toBe('saved');
  });

  it('shows the other wording and sends nothing more until one is chosen', async () => {
    const stale = new Problem({ title: 'Stale', status: 412, current: point('Theirs', 2) });
    const send = vi.fn().mockRejectedValueOnce(stale).mockResolvedValueOnce(point('Mine', 3));
    const { one } = minute(point('Lamps'), send);
    one.typed('Mine');
    await one.flush();
    expect(one.theirs?.body).toBe('Theirs');
    await vi.advanceTimersByTimeAsync(20_000);
    expect(send).toHaveBeenCalledTimes(1);
    await one.keepMine();
    expect(send).toHaveBeenLastCalledWith('Mine', point('Theirs', 2));
  });

  it('takes the other wording when that is chosen', async () => {
    const stale = new Problem({ title: 'Stale', status: 412, current: point('Theirs', 2) });
    const { one, send } = minute(point('Lamps'), vi.fn().mockRejectedValueOnce(stale));
    one.typed('Mine');
    await one.flush();
    one.takeTheirs();
    expect(one.text).toBe('Theirs');
    await vi.advanceTimersByTimeAsync(20_000);
    expect(send).toHaveBeenCalledTimes(1);
  });

  it('is not sent while a word looks like a name, until that is answered', async () => {
    const { one, send, names } = minute(null, vi.fn().mockResolvedValue(point('Saw Ann Lee')));
    names.mockImplementation((_body, not) =>
      not.has('Ann Lee') ? [] : ([{ label: 'Point', name: 'Ann Lee' }] as never[]),
    );
    one.typed('Saw Ann Lee');
    await one.flush();
    expect(send).not.toHaveBeenCalled();
    expect(one.state).toBe('names');
    await one.notNames();
    expect(send).toHaveBeenCalledTimes(1);
  });

  it('takes over what others saved only while nobody types here', () => {
    const { one } = minute(point('Lamps'));
    one.adopt(point('Lamps on the path', 2));
    expect(one.text).toBe('Lamps on the path');
    one.typed('Mine');
    one.adopt(point('Theirs', 3));
    expect(one.text).toBe('Mine');
  });

  it('says why it was refused', async () => {
    const refused = new Problem({
      title: 'No',
      status: 422,
      errors: [{ at: 'body.body', why: 'This is too long.' }],
    });
    const { one } = minute(null, vi.fn().mockRejectedValue(refused));
    one.typed('x');
    await one.flush();
    expect([one.state, one.why]).toEqual(['refused', 'This is too long.']);
  });
});
