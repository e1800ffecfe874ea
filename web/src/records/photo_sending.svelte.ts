import { addPhoto, removePhoto, type PhotoRole } from '../api/photos';
import { Problem } from '../api/problem';
import { currentSlug } from '../session/session.svelte';
import { notify } from '../shell/announce.svelte';
import { makeSmaller } from './photo';

/** Photos of a record that is shown: one is added at a time, and one is taken away for good. */
export class PhotoSending {
  /** The side of the record that a photo is being sent for. */
  busy = $state<PhotoRole | null>(null);
  readonly #slug = currentSlug();
  readonly #record: () => string;
  readonly #changed: () => void;

  /** `record` gives the path of the record, `changes/<id>`; `changed` is told to read it again. */
  constructor(record: () => string, changed: () => void) {
    this.#record = record;
    this.#changed = changed;
  }

  /** Send the photo that was chosen, made smaller on this device first. */
  async add(input: HTMLInputElement, role: PhotoRole = 'other'): Promise<void> {
    const chosen = input.files?.[0];
    input.value = '';
    if (!chosen || this.busy) return;
    this.busy = role;
    try {
      const file = await makeSmaller(chosen);
      await addPhoto(this.#slug, this.#record(), { file, name: `${role}.jpg`, role });
      notify('Photo saved. Check it: no faces, number plates or house numbers.');
      this.#changed();
    } catch (error) {
      notify(
        error instanceof Problem ? error.message : 'The photo could not be read. Take it again.',
      );
    } finally {
      this.busy = null;
    }
  }

  async remove(id: string): Promise<void> {
    try {
      await removePhoto(this.#slug, id);
      notify('The photo was taken away for good.');
      this.#changed();
    } catch (error) {
      if (!(error instanceof Problem)) throw error;
      notify(error.message);
    }
  }
}
