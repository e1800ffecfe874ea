import { checkArea } from '../../../api/drawn_areas';
import { ask } from '../../../api/http';
import { Problem } from '../../../api/problem';
import type { Profile } from '../../../api/profile';
import { filterQuery } from '../../../map/filters';
import { geometryOf } from '../../../map/draw/shapes';
import { session } from '../../../session/session.svelte';
import type { Workspace } from '../workspace.svelte';
import type { Drawing } from './drawing.svelte';

const WAIT_MS = 700;

/**
 * Wards, homes and the sentence of an outline that is not saved yet, asked for when the hand rests.
 * Must be called while a component is set up.
 */
export function outlineFigures(
  ws: Workspace,
  drawing: () => Drawing | null,
): { readonly sentence: string } {
  let sentence = $state('');

  $effect(() => {
    const one = drawing();
    const geometry = one && !one.fault ? geometryOf(one.pieces) : null;
    if (!one || !geometry) {
      sentence = '';
      return;
    }
    const target = one;
    const outline = { geometry };
    // The profile takes no hours or weekdays: it tells all hours itself.
    const filter = filterQuery({ ...ws.filter, hours: null, weekdays: [] });
    const abort = new AbortController();
    const timer = window.setTimeout(() => void look(), WAIT_MS);
    return () => {
      window.clearTimeout(timer);
      abort.abort();
    };

    async function look(): Promise<void> {
      try {
        const check = await checkArea(ws.slug, outline, {}, abort.signal);
        if (abort.signal.aborted) return;
        target.check = check;
        if (!session.may('profile.read')) return;
        const profile = await ask<Profile>(`/${ws.slug}/profile`, {
          method: 'POST',
          json: { ...outline, ...filter },
          signal: abort.signal,
        });
        sentence = profile.sentences.lead;
      } catch (error) {
        // These figures are an extra while drawing; the check before saving says what is wrong.
        if (!(error instanceof Problem) && !abort.signal.aborted) throw error;
      }
    }
  });

  return {
    get sentence() {
      return sentence;
    },
  };
}
