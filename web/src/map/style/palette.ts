/** The map's own colours. They are not a council's to change, and not the page's theme. */
export type MapTheme = 'light' | 'dark' | 'contrast';
export const MAP_THEMES: readonly MapTheme[] = ['light', 'dark', 'contrast'];

export const MAP_THEME_WORDS: Readonly<Record<MapTheme, string>> = {
  light: 'Light map',
  dark: 'Dark map',
  contrast: 'High contrast map',
};

export interface Palette {
  ink: string;
  paper: string;
  land: string;
  landuse: { school: string; industrial: string; estate: string };
  park: string;
  water: string;
  building: string;
  path: string;
  rail: string;
  road: string;
  roadEdge: string;
  mainRoad: string;
  mainRoadEdge: string;
  label: { street: string; water: string; park: string; place: string; halo: string };
  /** Counts of recorded incidents, fewest first, and the ink of the number on each. */
  harm: readonly [string, string, string, string, string];
  onHarm: readonly [string, string, string, string, string];
  cellEdge: string;
  zeroEdge: string;
  zeroNumber: string;
  hatch: string;
  dots: string;
  provision: string;
  guardian: string;
  change: string;
  changeEdge: string;
  place: string;
  boundary: string;
  incident: string;
  picked: string;
}

const LIGHT: Palette = {
  ink: '#14202a',
  paper: '#ffffff',
  land: '#f4f3ef',
  landuse: { school: '#efe9dc', industrial: '#eceae6', estate: '#eef0e8' },
  park: '#dde8d3',
  water: '#c3d7e1',
  building: '#e0ddd6',
  path: '#b9b3a3',
  rail: '#b4b2ad',
  road: '#ffffff',
  roadEdge: '#dcd9d2',
  mainRoad: '#fffdf6',
  mainRoadEdge: '#d2cec4',
  label: {
    street: '#5f5a4e',
    water: '#345a6e',
    park: '#4d5a4a',
    place: '#555b4c',
    halo: '#fbfaf6',
  },
  harm: ['#ddd6f0', '#c3b8e2', '#a598d2', '#6f5bab', '#45307f'],
  onHarm: ['#14202a', '#14202a', '#14202a', '#ffffff', '#ffffff'],
  cellEdge: '#ffffff',
  zeroEdge: '#9a93b8',
  zeroNumber: '#5d6770',
  hatch: '#6a5aa0',
  dots: '#7d8890',
  provision: '#00705a',
  guardian: '#8a4b08',
  change: '#f2b01e',
  changeEdge: '#14202a',
  place: '#3d4850',
  boundary: '#6d5f86',
  incident: '#45307f',
  picked: '#ffdd00',
};

const DARK: Palette = {
  ink: '#eef2f3',
  paper: '#12191f',
  land: '#1b242b',
  landuse: { school: '#252a28', industrial: '#202a32', estate: '#1f2a2a' },
  park: '#1f2f26',
  water: '#1d3442',
  building: '#2a343b',
  path: '#55606a',
  rail: '#56616a',
  road: '#35414a',
  roadEdge: '#283239',
  mainRoad: '#46535d',
  mainRoadEdge: '#2c373f',
  label: {
    street: '#c3cbd0',
    water: '#9cc6de',
    park: '#b5cdb4',
    place: '#c8cfc4',
    halo: '#12191f',
  },
  harm: ['#352b5c', '#54479a', '#8a7ccb', '#b5a9e6', '#efe9ff'],
  onHarm: ['#ffffff', '#ffffff', '#12191f', '#12191f', '#12191f'],
  cellEdge: '#12191f',
  zeroEdge: '#71669c',
  zeroNumber: '#b3bfc6',
  hatch: '#a79be0',
  dots: '#8d9aa3',
  provision: '#4cc9a4',
  guardian: '#c98a4b',
  change: '#ffc84a',
  changeEdge: '#12191f',
  place: '#b3bfc6',
  boundary: '#a79bc4',
  incident: '#efe9ff',
  picked: '#ffdd00',
};

const CONTRAST: Palette = {
  ink: '#000000',
  paper: '#ffffff',
  land: '#ffffff',
  landuse: { school: '#ffffff', industrial: '#ffffff', estate: '#ffffff' },
  park: '#f3f3f3',
  water: '#d9d9d9',
  building: '#e9e9e9',
  path: '#8c8c8c',
  rail: '#595959',
  road: '#ffffff',
  roadEdge: '#8c8c8c',
  mainRoad: '#ffffff',
  mainRoadEdge: '#4d4d4d',
  label: {
    street: '#000000',
    water: '#000000',
    park: '#000000',
    place: '#000000',
    halo: '#ffffff',
  },
  harm: ['#ffffff', '#ffffff', '#b9b9b9', '#000000', '#000000'],
  onHarm: ['#000000', '#000000', '#000000', '#ffffff', '#ffffff'],
  cellEdge: '#000000',
  zeroEdge: '#8c8c8c',
  zeroNumber: '#000000',
  hatch: '#000000',
  dots: '#000000',
  provision: '#000000',
  guardian: '#000000',
  change: '#ffffff',
  changeEdge: '#000000',
  place: '#000000',
  boundary: '#000000',
  incident: '#000000',
  picked: '#ffff00',
};

const PALETTES: Readonly<Record<MapTheme, Palette>> = {
  light: LIGHT,
  dark: DARK,
  contrast: CONTRAST,
};

export const paletteOf = (theme: MapTheme): Palette => PALETTES[theme];

/** The palette as custom properties, so that a legend beside the map has the map's colours. */
export function paletteVariables(theme: MapTheme): string {
  const palette = paletteOf(theme);
  const values = {
    ...Object.fromEntries(palette.harm.map((colour, index) => [`harm-${index + 1}`, colour])),
    provision: palette.provision,
    guardian: palette.guardian,
    change: palette.change,
    'change-edge': palette.changeEdge,
    hatch: palette.hatch,
    'no-data': palette.dots,
    comparison: palette.place,
    boundary: palette.boundary,
  };
  return Object.entries(values)
    .map(([name, colour]) => `--${name}: ${colour}`)
    .join('; ');
}
