/** The layers of the service, as its layer list names them, and what the map knows of each. */
export const LAYER_KEYS = [
  'provision',
  'guardian_sites',
  'changes',
  'incident_cells',
  'incidents',
  'areas',
  'assessments',
  'boundaries',
  'places',
] as const;

export type LayerKey = (typeof LAYER_KEYS)[number];

/** What a first visit shows: strengths stand beside harm. */
export const LAYERS_AT_FIRST: readonly LayerKey[] = [
  'provision',
  'guardian_sites',
  'changes',
  'incident_cells',
  'incidents',
  'areas',
];

export const isLayerKey = (text: string): text is LayerKey =>
  (LAYER_KEYS as readonly string[]).includes(text);
