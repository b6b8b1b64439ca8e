// What is derived from a batch's row numbers, once for all networks that are trained on it.
//
// Data of bytes keep them, and `pixels` is the table of what each counts as (256 f32); then an entry
// of a compressed row is column·256 + byte (u32). In other data `pixels` is 0, a number is an f32,
// and an entry is a column (u32) and a number. A batch's entries are what `sparseProduct` reads.
import { STRIP_STRIDE } from './sparse-product';

/** An input's place lies where its row of the strip does, at a quarter: found without a division. */
export const PLACE_STRIDE: u32 = STRIP_STRIDE >> 2;

/** Room that `transposeRows` needs for the places of so many inputs. */
export function placesBytes(inputs: u32): usize {
  return <usize>inputs * PLACE_STRIDE;
}

/**
 * The batch's rows for the forward product, and their labels.
 *
 * @param rowStarts where each row's entries start, and after the last where they end
 * @param blocks how many blocks of `blockSize` columns a row is divided into
 * @param strip where `sparseProduct` will have its strip
 */
export function gatherRows<T>(
  pixels: usize, rowStarts: usize, rowLabels: usize, rowEntries: usize, rows: usize, count: u32,
  blocks: u32, blockSize: u32, strip: usize, bounds: usize, entries: usize, labels: usize,
): void {
  const shift: usize = pixels ? 2 : 3;
  store<u32>(entries, touchRows(rowStarts, rowEntries, rows, count, shift));
  let to = entries;
  for (let i: u32 = 0; i < count; i++) {
    const row = <usize>load<u32>(rows + (<usize>i << 2));
    store<u8>(labels + i, load<u8>(rowLabels + row));
    const start = rowStarts + (row << 2);
    let entry = rowEntries + (<usize>load<u32>(start) << shift);
    const end = rowEntries + (<usize>load<u32>(start, 4) << shift);
    const lastBound = bounds + (<usize>blocks << 2);
    store<u32>(bounds, <u32>(to - entries));
    bounds += 4;
    let blockEnd = blockSize;
    for (; entry < end; entry += <usize>1 << shift) {
      let column = load<u32>(entry);
      let number: f32;
      if (pixels) {
        number = load<f32>(pixels + (<usize>(column & 255) << 2));
        column >>= 8;
      } else {
        number = load<f32>(entry, 4);
      }
      for (; column >= blockEnd; blockEnd += blockSize) {
        store<u32>(bounds, <u32>(to - entries));
        bounds += 4;
      }
      store<u32>(to, <u32>strip + column * STRIP_STRIDE);
      store<T>(to, <T>number, sizeof<T>());
      to += 2 * sizeof<T>();
    }
    for (; bounds <= lastBound; bounds += 4) store<u32>(bounds, <u32>(to - entries));
  }
}

/**
 * Reads a number of each cache line of the rows. They lie all over the data set, and to ask for all
 * of them first, without a use to wait for, takes a third off the time of gathering.
 *
 * @returns what nobody needs, so that the reading isn't left out
 */
function touchRows(rowStarts: usize, rowEntries: usize, rows: usize, count: u32, shift: usize): u32 {
  let touched: u32 = 0;
  for (let i: u32 = 0; i < count; i++) {
    const start = rowStarts + (<usize>load<u32>(rows + (<usize>i << 2)) << 2);
    let entry = rowEntries + (<usize>load<u32>(start) << shift);
    const end = rowEntries + (<usize>load<u32>(start, 4) << shift);
    for (; entry < end; entry += 64) touched |= load<u32>(entry);
  }
  return touched;
}

/**
 * Gathered rows input by input, for the product that gives dW1: for each input the rows in which it
 * isn't zero, in ascending order, in `blocks` blocks of `blockSize` rows.
 *
 * @param rowBlocks how many blocks a gathered row has
 * @param strip where `sparseProduct` has its strip, for these rows as for the transposed
 * @param places work space of PLACE_STRIDE bytes for each input
 */
export function transposeRows<T>(
  rowBounds: usize, rowBlocks: u32, rowEntries: usize, count: u32, inputs: u32,
  blocks: u32, blockSize: u32, strip: usize, places: usize, bounds: usize, entries: usize,
): void {
  const rowStride = <usize>(rowBlocks + 1) << 2;
  const all = rowEntries + <usize>load<u32>(rowBounds + <usize>count * rowStride - 4);
  memory.fill(places, 0, <usize>inputs * PLACE_STRIDE);
  for (let entry = rowEntries; entry < all; entry += 2 * sizeof<T>()) {
    const place = places + (<usize>(load<u32>(entry) - <u32>strip) >> 2);
    store<u32>(place, load<u32>(place) + 2 * sizeof<T>());
  }
  let total: u32 = 0;
  for (let input: u32 = 0; input < inputs; input++) {
    const place = places + <usize>input * PLACE_STRIDE;
    const bytes = load<u32>(place);
    store<u32>(place, total);
    total += bytes;
  }
  for (let row: u32 = 0; row < count; row++) {
    if (row % blockSize == 0) markBounds(places, inputs, bounds, blocks, row / blockSize);
    const rowBound = rowBounds + <usize>row * rowStride;
    let entry = rowEntries + <usize>load<u32>(rowBound);
    const end = rowEntries + <usize>load<u32>(rowBound + rowStride - 4);
    const index = <u32>strip + row * STRIP_STRIDE;
    for (; entry < end; entry += 2 * sizeof<T>()) {
      const place = places + (<usize>(load<u32>(entry) - <u32>strip) >> 2);
      const at = load<u32>(place);
      store<u32>(place, at + 2 * sizeof<T>());
      store<u32>(entries + at, index);
      store<T>(entries + at, load<T>(entry, sizeof<T>()), sizeof<T>());
    }
  }
  // A batch smaller than the work space has no rows in the last blocks.
  for (let block = (count + blockSize - 1) / blockSize; block <= blocks; block++) {
    markBounds(places, inputs, bounds, blocks, block);
  }
}

/** Every input's entries have got to its place: there begins the block. */
function markBounds(places: usize, inputs: u32, bounds: usize, blocks: u32, block: u32): void {
  let bound = bounds + (<usize>block << 2);
  for (let input: u32 = 0; input < inputs; input++) {
    store<u32>(bound, load<u32>(places + <usize>input * PLACE_STRIDE));
    bound += <usize>(blocks + 1) << 2;
  }
}

/** Full rows in the network's precision, and their labels. */
export function gatherDense<T>(
  pixels: usize, inputs: usize, rowLabels: usize, rows: usize, count: u32, inputSize: u32, out: usize, labels: usize,
): void {
  for (let i: u32 = 0; i < count; i++) {
    const row = <usize>load<u32>(rows + (<usize>i << 2));
    store<u8>(labels + i, load<u8>(rowLabels + row));
    let from = inputs + row * inputSize * (pixels ? 1 : 4);
    for (let k: u32 = 0; k < inputSize; k++) {
      if (pixels) {
        store<T>(out, <T>load<f32>(pixels + (<usize>load<u8>(from) << 2)));
        from += 1;
      } else {
        store<T>(out, <T>load<f32>(from));
        from += 4;
      }
      out += sizeof<T>();
    }
  }
}
