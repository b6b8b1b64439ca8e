import { pixelValues, type Dataset, type Split } from '../data/dataset.ts';
import type { FloatArray } from '../network/parameter.ts';
import type { EngineMemory } from './engine-memory.ts';
import type { Address } from './kernels.ts';

/**
 * The share of inputs that aren't zero up to which rows are kept compressed. Measured
 * (784 × 100, batch 128): in float32 the two ways cost the same at 0.8 to 0.9; in float64 compressed
 * rows still win at 0.9 and lose at 1.
 */
const SPARSE_UP_TO = 0.8;

/** Where a split lies in the engine's memory. */
export interface EngineSplit {
  readonly size: number;
  /** A byte for each row. */
  readonly labels: Address;
  /** What each byte of the inputs counts as (256 float32 numbers); 0 where they are no bytes. */
  readonly pixels: Address;
  /** Compressed rows: for each row where its entries start, and after the last where they end. */
  readonly rowStarts: Address;
  /**
   * Compressed rows: an entry for each input that isn't zero; of bytes column·256 + byte (u32), of
   * other inputs the column (u32) and the value (f32).
   */
  readonly entries: Address;
  /** Full rows: size × inputSize bytes or float32 numbers. */
  readonly inputs: Address;
}

/** A data set in the engine's memory; can be handed to another thread. */
export interface EngineData {
  readonly inputSize: number;
  readonly classes: number;
  /** Whether rows are compressed. */
  readonly sparse: boolean;
  /** Compressed rows: how many entries the longest has. */
  readonly longestRow: number;
  readonly train: EngineSplit;
  readonly test: EngineSplit;
}

/** How a data set will be kept. */
export interface DataLayout {
  readonly sparse: boolean;
  readonly trainEntries: number;
  readonly testEntries: number;
  readonly longestRow: number;
  /** What `storeData` will take. */
  readonly bytes: number;
}

export function planLayout({ train, test, inputSize }: Dataset): DataLayout {
  const inTrain = countNonZero(train, inputSize);
  const inTest = countNonZero(test, inputSize);
  const rows = train.size + test.size;
  const sparse = inTrain.total <= SPARSE_UP_TO * train.size * inputSize;
  const [trainEntries, testEntries] = [inTrain.total, inTest.total];
  const split = ({ inputs, size }: Split, entries: number) =>
    sparse ? 4 * (size + 1) + entries * entryBytes(inputs) : inputs.byteLength;
  return {
    sparse,
    trainEntries,
    testEntries,
    longestRow: Math.max(inTrain.longestRow, inTest.longestRow),
    bytes: split(train, trainEntries) + split(test, testEntries) + rows + 2048,
  };
}

/** Copies a data set into the engine's memory, compressed where that pays. */
export function storeData(memory: EngineMemory, dataset: Dataset, layout: DataLayout): EngineData {
  const { inputSize, classes, normalize, train, test } = dataset;
  const pixels = storePixels(memory, normalize);
  const store = (split: Split, entries: number): EngineSplit => ({
    size: split.size,
    labels: storeLabels(memory, split.labels),
    pixels: split.inputs instanceof Uint8Array ? pixels : 0,
    ...(layout.sparse
      ? { ...storeSparse(memory, split, inputSize, entries), inputs: 0 }
      : { inputs: storeDense(memory, split), rowStarts: 0, entries: 0 }),
  });
  return {
    inputSize,
    classes,
    sparse: layout.sparse,
    longestRow: layout.longestRow,
    train: store(train, layout.trainEntries),
    test: store(test, layout.testEntries),
  };
}

function entryBytes(inputs: Split['inputs']): 4 | 8 {
  return inputs instanceof Uint8Array ? 4 : 8;
}

function countNonZero(
  { inputs, size }: Split,
  inputSize: number,
): { readonly total: number; readonly longestRow: number } {
  const words = inputs instanceof Uint8Array ? wordsOf(inputs) : undefined;
  let [total, longestRow] = [0, 0];
  for (let row = 0, i = 0; row < size; row++) {
    let count = 0;
    for (const end = (row + 1) * inputSize; i < end; i++) {
      if (words && i % 4 === 0 && words[i >> 2] === 0) i += 3;
      else if (inputs[i] !== 0) count++;
    }
    total += count;
    longestRow = Math.max(longestRow, count);
  }
  return { total, longestRow };
}

/**
 * Bytes four at a time: where a word is zero, four zeros need no look each, even if the last of them
 * belong to the next row.
 */
function wordsOf(inputs: Uint8Array): Uint32Array {
  const { buffer, byteOffset, length } = inputs.byteOffset % 4 === 0 ? inputs : inputs.slice();
  return new Uint32Array(buffer, byteOffset, length >> 2);
}

function storeSparse(
  memory: EngineMemory,
  { size, inputs }: Split,
  inputSize: number,
  count: number,
): Pick<EngineSplit, 'rowStarts' | 'entries'> {
  const rowStarts = memory.take((size + 1) * 4);
  const entries = memory.take(count * entryBytes(inputs));
  const starts = memory.words(rowStarts, size + 1);
  if (inputs instanceof Uint8Array) {
    compressBytes(inputs, inputSize, starts, memory.words(entries, count));
  } else {
    const columns = memory.words(entries, count * 2);
    compressNumbers(
      inputs,
      inputSize,
      starts,
      columns,
      memory.floats('float32', entries, count * 2),
    );
  }
  return { rowStarts, entries };
}

function compressBytes(
  inputs: Uint8Array,
  inputSize: number,
  starts: Uint32Array,
  entries: Uint32Array,
): void {
  const words = wordsOf(inputs);
  let entry = 0;
  for (let row = 0, i = 0; row < starts.length - 1; row++) {
    starts[row] = entry;
    const start = row * inputSize;
    for (const end = start + inputSize; i < end; i++) {
      if (i % 4 === 0 && words[i >> 2] === 0) {
        i += 3;
        continue;
      }
      const input = inputs[i]!;
      if (input !== 0) entries[entry++] = (i - start) * 256 + input;
    }
  }
  starts[starts.length - 1] = entry;
}

/** @param columns one of every two words; @param values the same memory: the words between */
function compressNumbers(
  inputs: Float32Array,
  inputSize: number,
  starts: Uint32Array,
  columns: Uint32Array,
  values: FloatArray,
): void {
  let entry = 0;
  for (let row = 0, i = 0; row < starts.length - 1; row++) {
    starts[row] = entry;
    for (let column = 0; column < inputSize; column++, i++) {
      const input = inputs[i]!;
      if (input === 0) continue;
      columns[entry * 2] = column;
      values[entry * 2 + 1] = input;
      entry++;
    }
  }
  starts[starts.length - 1] = entry;
}

function storeDense(memory: EngineMemory, { inputs }: Split): Address {
  const address = memory.take(inputs.byteLength);
  if (inputs instanceof Uint8Array) memory.bytes(address, inputs.length).set(inputs);
  else memory.floats('float32', address, inputs.length).set(inputs);
  return address;
}

function storeLabels(memory: EngineMemory, labels: Uint8Array): Address {
  const address = memory.take(labels.length);
  memory.bytes(address, labels.length).set(labels);
  return address;
}

function storePixels(memory: EngineMemory, normalize: boolean): Address {
  const values = pixelValues(normalize);
  const address = memory.take(values.byteLength);
  memory.floats('float32', address, values.length).set(values);
  return address;
}
