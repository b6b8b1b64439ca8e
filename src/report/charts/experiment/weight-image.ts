import { encode } from 'fast-png';
import type { HiddenWeights } from '../../../results/inspection.ts';

/** Weights between two units' images. */
const GAP = 1;

type Color = [red: number, green: number, blue: number];
const NEGATIVE: Color = [213, 94, 0];
/** Red, green and blue of 0. */
const WHITE = 255;
const POSITIVE: Color = [0, 114, 178];
const BETWEEN: Color = [128, 128, 128];

/** Shades of each of the two colours. */
const SHADES = 40;
/** The most negative first, 0 at SHADES; last what is between the images. */
const PALETTE: Color[] = [
  ...Array.from({ length: SHADES }, (_, i) => blend(NEGATIVE, (SHADES - i) / SHADES)),
  ...Array.from({ length: SHADES + 1 }, (_, i) => blend(POSITIVE, i / SHADES)),
  BETWEEN,
];

/** The side of the images that the data are, where they are squares. */
export function imageSide(inputSize: number): number | undefined {
  const side = Math.sqrt(inputSize);
  return Number.isInteger(side) && side > 1 ? side : undefined;
}

/** The units' weights as squares side by side, or as a matrix where inputs are no image. */
export function weightImage(
  { values }: HiddenWeights,
  units: number,
  inputSize: number,
  limit: number,
): string {
  const side = imageSide(inputSize);
  const [tileWidth, tileHeight] = side === undefined ? [inputSize, 1] : [side, side];
  const across = side === undefined ? 1 : Math.ceil(Math.sqrt(units));
  const down = Math.ceil(units / across);
  const width = across * (tileWidth + GAP) - GAP;
  const height = down * (tileHeight + GAP) - GAP;
  const data = new Uint8Array(width * height).fill(PALETTE.length - 1);
  for (let unit = 0; unit < units; unit++) {
    const left = (unit % across) * (tileWidth + GAP);
    const top = Math.floor(unit / across) * (tileHeight + GAP);
    for (let input = 0; input < inputSize; input++) {
      const weight = values[input * units + unit] ?? NaN;
      if (!Number.isFinite(weight)) continue;
      const x = left + (input % tileWidth);
      const y = top + Math.floor(input / tileWidth);
      data[y * width + x] = SHADES + Math.round((weight / (limit || 1)) * SHADES);
    }
  }
  const png = encode({ width, height, data, channels: 1, depth: 8, palette: PALETTE });
  return `data:image/png;base64,${Buffer.from(png).toString('base64')}`;
}

/** A shade between white and a colour. */
function blend([red, green, blue]: Color, share: number): Color {
  const mixed = (part: number) => Math.round(WHITE + (part - WHITE) * share);
  return [mixed(red), mixed(green), mixed(blue)];
}
