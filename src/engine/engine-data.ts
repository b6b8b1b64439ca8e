import { pixelValues, type Dataset, type Split } from '../data/dataset.ts';
import type { EngineMemory } from './engine-memory.ts';
import type { Address } from './kernels.ts';

/**
 * The share of inputs that aren't zero up to which rows are kept compressed. Measured (see
 * bench/README.md): a compressed entry costs about as much as a dense one, so that skipping zeros
 * pays until nearly none are left.
 */
const SPARSE_UP_TO = 0.8;

/** Where a split lies in the engine's memory. */
export interface EngineSplit {
  readonly size: number;
  /** A byte for each row. */
  readonly labels: Address;
  /** Compressed rows: for each row where its entries start, and after the last where they end. */
  readonly rowStarts: Address;
  /** Compressed rows: column (u32) and value (f32) of each input that isn't zero. */
  readonly entries: Address;
  /** Dense rows: size × inputSize float32 numbers. */
  readonly inputs: Address;
}

/** A data set in the engine's memory; can be handed to another thread. */
export interface EngineData {
  readonly inputSize: number;
  readonly classes: number;
  readonly sparse: boolean;
  readonly train: EngineSplit;
  readonly test: EngineSplit;
}

/** How a data set will be kept. */
export interface DataLayout {
  readonly sparse: boolean;
  readonly trainEntries: number;
  readonly testEntries: number;
  /** What `storeData` will take. */
  readonly bytes: number;
}

export function planLayout({ train, test, inputSize }: Dataset): DataLayout {
  const [trainEntries, testEntries] = [countNonZero(train), countNonZero(test)];
  const rows = train.size + test.size;
  const sparse = trainEntries <= SPARSE_UP_TO * train.size * inputSize;
  const inputBytes = sparse
    ? 8 * (trainEntries + testEntries) + 4 * (rows + 2)
    : 4 * rows * inputSize;
  return { sparse, trainEntries, testEntries, bytes: inputBytes + rows + 1024 };
}

/** Copies a data set into the engine's memory, compressed where that pays. */
export function storeData(memory: EngineMemory, dataset: Dataset, layout: DataLayout): EngineData {
  const { inputSize, classes, normalize, train, test } = dataset;
  const values = pixelValues(normalize);
  const store = (split: Split, entries: number) =>
    layout.sparse
      ? storeSparse(memory, split, inputSize, values, entries)
      : storeDense(memory, split, values);
  return {
    inputSize,
    classes,
    sparse: layout.sparse,
    train: store(train, layout.trainEntries),
    test: store(test, layout.testEntries),
  };
}

function countNonZero({ inputs }: Split): number {
  let count = 0;
  for (const input of inputs) if (input !== 0) count++;
  return count;
}

function storeSparse(
  memory: EngineMemory,
  { size, inputs, labels }: Split,
  inputSize: number,
  pixels: Float32Array,
  count: number,
): EngineSplit {
  const rowStarts = memory.take((size + 1) * 4);
  const entries = memory.take(count * 8);
  const starts = memory.words(rowStarts, size + 1);
  const columns = memory.words(entries, count * 2);
  const values = memory.floats('float32', entries, count * 2);
  const bytes = inputs instanceof Uint8Array;
  let entry = 0;
  for (let row = 0, i = 0; row < size; row++) {
    starts[row] = entry;
    for (let column = 0; column < inputSize; column++, i++) {
      const input = inputs[i]!;
      if (input === 0) continue;
      columns[entry * 2] = column;
      values[entry * 2 + 1] = bytes ? pixels[input]! : input;
      entry++;
    }
  }
  starts[size] = entry;
  return { size, labels: storeLabels(memory, labels), rowStarts, entries, inputs: 0 };
}

function storeDense(
  memory: EngineMemory,
  { size, inputs, labels }: Split,
  pixels: Float32Array,
): EngineSplit {
  const address = memory.take(inputs.length * 4);
  const values = memory.floats('float32', address, inputs.length);
  if (inputs instanceof Float32Array) values.set(inputs);
  else for (let i = 0; i < inputs.length; i++) values[i] = pixels[inputs[i]!]!;
  return {
    size,
    labels: storeLabels(memory, labels),
    rowStarts: 0,
    entries: 0,
    inputs: address,
  };
}

function storeLabels(memory: EngineMemory, labels: Uint8Array): Address {
  const address = memory.take(labels.length);
  memory.bytes(address, labels.length).set(labels);
  return address;
}
