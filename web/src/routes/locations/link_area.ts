import { changeAssessment, readAssessment, type Assessment } from '../../api/assessments';

/** Say that a location is about this area, as the location now stands. */
export async function linkArea(
  slug: string,
  location: string,
  area: string | null,
): Promise<Assessment> {
  const { version } = await readAssessment(slug, location);
  return changeAssessment(slug, location, version, { area_id: area });
}
