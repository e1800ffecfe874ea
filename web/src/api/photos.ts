import { address, ask } from './http';

export type PhotoRole = 'before' | 'after' | 'other';

export interface Photo {
  id: string;
  role: PhotoRole;
  caption: string;
  width_px: number;
  height_px: number;
  created_at: string;
  created_by: string | null;
}

/** A photo on its way to a record. */
export interface SentPhoto {
  file: Blob;
  name?: string;
  role?: PhotoRole;
}

/** Add a photo to a change, an observation or a finding; `record` is its path: `changes/<id>`. */
export function addPhoto(slug: string, record: string, photo: SentPhoto): Promise<Photo> {
  const form = new FormData();
  form.append('file', photo.file, photo.name ?? 'photo.jpg');
  form.append('role', photo.role ?? 'other');
  return ask(`/${slug}/${record}/photos`, { method: 'POST', form });
}

export const removePhoto = (slug: string, id: string): Promise<undefined> =>
  ask(`/${slug}/photos/${id}`, { method: 'DELETE' });

export const photoAddress = (slug: string, id: string): string => address(`/${slug}/photos/${id}`);

export const thumbnailAddress = (slug: string, id: string): string =>
  address(`/${slug}/photos/${id}/thumbnail`);
