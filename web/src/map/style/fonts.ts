/**
 * Font stacks of map labels. With no glyph address in the style, MapLibre 6 draws every letter on
 * this device from the fonts installed here, so nothing is fetched. The weight is read from the
 * first name, which need not exist.
 */
export const REGULAR = ['Segoe UI', 'Helvetica Neue', 'Arial'];
export const BOLD = ['Segoe UI Bold', 'Segoe UI', 'Helvetica Neue', 'Arial'];
