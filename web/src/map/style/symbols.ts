import { MAP_THEMES, type MapTheme, type Palette } from './palette';

/** Pictures are drawn at three device pixels per CSS pixel, so they stay sharp on any screen. */
export const PIXEL_RATIO = 3;

/** Width of the repeated square of the hatch. */
const HATCH_PX = 7;

export type SymbolName =
  | 'provision-open'
  | 'provision-closed'
  | 'guardian-active'
  | 'guardian-lapsed'
  | 'change-finished'
  | 'change-planned'
  | 'place'
  | 'hatch'
  | 'dots'
  | 'lines'
  | 'plain'
  | 'solid'
  | 'handle'
  | 'handle-picked'
  | 'middle'
  | 'crossing';

/** Name of a picture on the map: themes live side by side, so a theme can change without a gap. */
export const imageName = (name: SymbolName, theme: MapTheme): string => `${name}:${theme}`;

interface Drawing {
  size: number;
  draw: (pen: CanvasRenderingContext2D, palette: Palette) => void;
}

/** Every picture the map uses, drawn about its centre in CSS pixels. */
const DRAWINGS: Readonly<Record<SymbolName, Drawing>> = {
  'provision-open': { size: 28, draw: (pen, p) => drawProvision(pen, p, true) },
  'provision-closed': { size: 28, draw: (pen, p) => drawProvision(pen, p, false) },
  'guardian-active': { size: 30, draw: (pen, p) => drawShield(pen, p, true) },
  'guardian-lapsed': { size: 30, draw: (pen, p) => drawShield(pen, p, false) },
  'change-finished': { size: 32, draw: (pen, p) => drawDiamond(pen, p, true) },
  'change-planned': { size: 32, draw: (pen, p) => drawDiamond(pen, p, false) },
  place: { size: 14, draw: drawPlace },
  hatch: { size: HATCH_PX, draw: drawHatch },
  dots: { size: 8, draw: drawDots },
  lines: { size: 8, draw: drawLines },
  plain: { size: 8, draw: (pen, p) => drawFlat(pen, p.paper) },
  solid: { size: 8, draw: (pen, p) => drawFlat(pen, p.ink) },
  handle: { size: 16, draw: (pen, p) => drawHandle(pen, p, false) },
  'handle-picked': { size: 26, draw: (pen, p) => drawHandle(pen, p, true) },
  middle: { size: 12, draw: drawMiddle },
  crossing: { size: 30, draw: drawCrossing },
};

export const SYMBOL_NAMES = Object.keys(DRAWINGS) as SymbolName[];

const REPEATING: ReadonlySet<SymbolName> = new Set(['hatch', 'dots', 'lines', 'plain', 'solid']);

/** Name of a picture with a number on it: a change's mark, covered whole by one that lies above. */
export const numberedImageName = (name: SymbolName, theme: MapTheme): string =>
  `${imageName(name, theme)}:`;

/** What a picture's name asks for; null for a name that is not ours. */
export function readImageName(
  text: string,
): { name: SymbolName; theme: MapTheme; number: string } | null {
  const [nameText, themeText, number = ''] = text.split(':');
  const name = SYMBOL_NAMES.find((one) => one === nameText);
  const theme = MAP_THEMES.find((one) => one === themeText);
  return name && theme ? { name, theme, number } : null;
}

export function drawSymbol(name: SymbolName, palette: Palette, number = ''): ImageData {
  const { size, draw } = DRAWINGS[name];
  const canvas = document.createElement('canvas');
  canvas.width = canvas.height = size * PIXEL_RATIO;
  const pen = canvas.getContext('2d', { willReadFrequently: true });
  if (!pen) throw new Error('This browser cannot draw pictures');
  pen.scale(PIXEL_RATIO, PIXEL_RATIO);
  if (!REPEATING.has(name)) pen.translate(size / 2, size / 2);
  draw(pen, palette);
  if (number !== '') drawNumber(pen, number, name === 'change-finished' ? '#14202a' : palette.ink);
  return pen.getImageData(0, 0, canvas.width, canvas.height);
}

function fill(pen: CanvasRenderingContext2D, colour: string, path: string): void {
  pen.fillStyle = colour;
  pen.fill(new Path2D(path));
}

function disc(pen: CanvasRenderingContext2D, y: number, radius: number): void {
  pen.beginPath();
  pen.arc(0, y, radius, 0, Math.PI * 2);
  pen.fill();
}

function drawProvision(pen: CanvasRenderingContext2D, palette: Palette, isOpen: boolean): void {
  pen.fillStyle = palette.paper;
  disc(pen, 0, 12.5);
  pen.fillStyle = palette.provision;
  disc(pen, 0, 11);
  if (!isOpen) {
    pen.fillStyle = palette.paper;
    disc(pen, 0, 8.7);
  }
  const person = isOpen ? palette.paper : palette.provision;
  pen.fillStyle = person;
  disc(pen, -3.4, 2.7);
  fill(pen, person, 'M-5.4 6.2q0-6 5.4-6t5.4 6z');
}

const SHIELD = 'M0-11.8 10.4-8.4v6.8Q10.4 7.2 0 12-10.4 7.2-10.4-1.6v-6.8z';

function drawShield(pen: CanvasRenderingContext2D, palette: Palette, isActive: boolean): void {
  fill(pen, palette.paper, 'M0-13.6 12-9.7v8.1Q12 8.6 0 13.9-12 8.6-12-1.6v-8.1z');
  if (isActive) {
    fill(pen, palette.guardian, SHIELD);
    pen.strokeStyle = palette.paper;
    pen.lineWidth = 2.4;
    pen.stroke(new Path2D('M-4.8.2-1.3 3.8 5-3.4'));
    return;
  }
  pen.save();
  pen.scale(0.9, 0.9);
  pen.strokeStyle = palette.guardian;
  pen.lineWidth = 2.4;
  pen.stroke(new Path2D(SHIELD));
  pen.restore();
}

function drawDiamond(pen: CanvasRenderingContext2D, palette: Palette, isFinished: boolean): void {
  fill(pen, palette.paper, 'M0-15 15 0 0 15-15 0z');
  const diamond = new Path2D('M0-12.6 12.6 0 0 12.6-12.6 0z');
  pen.fillStyle = isFinished ? palette.change : palette.paper;
  pen.fill(diamond);
  pen.strokeStyle = isFinished ? palette.changeEdge : palette.ink;
  pen.lineWidth = 1.8;
  if (!isFinished) pen.setLineDash([4, 2.5]);
  pen.stroke(diamond);
}

function drawPlace(pen: CanvasRenderingContext2D, palette: Palette): void {
  pen.fillStyle = palette.paper;
  pen.strokeStyle = palette.place;
  pen.lineWidth = 1.8;
  pen.beginPath();
  pen.rect(-4, -4, 8, 8);
  pen.fill();
  pen.stroke();
}

/** 45 degree hatch: lines that meet themselves at the edges of the repeated square. */
function drawHatch(pen: CanvasRenderingContext2D, palette: Palette): void {
  pen.globalAlpha = 0.45;
  pen.fillStyle = palette.paper;
  pen.fillRect(0, 0, HATCH_PX, HATCH_PX);
  pen.globalAlpha = 0.6;
  pen.strokeStyle = palette.hatch;
  pen.lineWidth = 1.1;
  for (const shift of [-HATCH_PX, 0, HATCH_PX]) {
    pen.beginPath();
    pen.moveTo(shift - 2, HATCH_PX + 2);
    pen.lineTo(shift + HATCH_PX + 2, -2);
    pen.stroke();
  }
}

function drawDots(pen: CanvasRenderingContext2D, palette: Palette): void {
  pen.fillStyle = palette.dots;
  pen.beginPath();
  pen.arc(2, 2, 1, 0, Math.PI * 2);
  pen.fill();
}

/** The middle class in high contrast, which may use no grey. */
function drawLines(pen: CanvasRenderingContext2D, palette: Palette): void {
  pen.fillStyle = palette.paper;
  pen.fillRect(0, 0, 8, 8);
  pen.fillStyle = palette.ink;
  pen.fillRect(0, 0, 8, 2);
}

function drawFlat(pen: CanvasRenderingContext2D, colour: string): void {
  pen.fillStyle = colour;
  pen.fillRect(0, 0, 8, 8);
}

function drawHandle(pen: CanvasRenderingContext2D, palette: Palette, isPicked: boolean): void {
  const box = (half: number, colour: string, edge: number): void => {
    pen.fillStyle = colour;
    pen.fillRect(-half, -half, half * 2, half * 2);
    if (edge === 0) return;
    pen.strokeStyle = palette.ink;
    pen.lineWidth = edge;
    pen.strokeRect(-half, -half, half * 2, half * 2);
  };
  if (!isPicked) {
    box(6, palette.paper, 2);
    return;
  }
  box(11, palette.picked, 2);
  box(6, palette.ink, 0);
}

function drawMiddle(pen: CanvasRenderingContext2D, palette: Palette): void {
  pen.fillStyle = palette.paper;
  pen.strokeStyle = palette.ink;
  pen.lineWidth = 1.4;
  pen.beginPath();
  pen.arc(0, 0, 3.8, 0, Math.PI * 2);
  pen.fill();
  pen.stroke();
}

/** Where an outline crosses itself. */
function drawCrossing(pen: CanvasRenderingContext2D, palette: Palette): void {
  pen.strokeStyle = palette.paper;
  pen.lineWidth = 6;
  const ring = new Path2D();
  ring.arc(0, 0, 10, 0, Math.PI * 2);
  pen.stroke(ring);
  pen.strokeStyle = '#b3261e';
  pen.lineWidth = 3;
  pen.stroke(ring);
}

function drawNumber(pen: CanvasRenderingContext2D, number: string, colour: string): void {
  const size = number.length > 2 ? 10 : 13;
  pen.font = `700 ${size}px "Segoe UI", "Helvetica Neue", Arial, sans-serif`;
  pen.textAlign = 'center';
  pen.fillStyle = colour;
  // By the height of a figure, not of the letter box, so that it stands in the middle.
  pen.fillText(number, 0, size * 0.36);
}
