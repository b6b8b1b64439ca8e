import type { SplitName } from '../network/model.ts';
import type { NetworkShape } from '../network/two-layer-net.ts';
import type { EngineData } from './engine-data.ts';
import type { EngineMemory } from './engine-memory.ts';
import type { Address, Kernels } from './kernels.ts';

/**
 * How many inputs a block of the forward product has, and how many rows one of the product for dW1.
 * Measured (784 × 100, batches 128 to 1,024): a strip of that many rows of the matrix still lies in
 * the nearest cache.
 */
const INPUTS_PER_BLOCK = 400;
const ROWS_PER_BLOCK = 256;

/** The work space that the networks of one thread share, and the batch that they are all given. */
export class Workspace {
  /** batchSize × hiddenSize: the hidden layer, and its gradient. */
  readonly hidden: Address;
  readonly dHidden: Address;
  /** batchSize × classes: scores, then probabilities, then their gradient. */
  readonly scores: Address;
  /** W2, transposed: classes × hiddenSize. */
  readonly transposedW2: Address;
  /** The label of each row of the batch. */
  readonly labels: Address;
  private readonly rows: Address;
  private readonly byRow: CompressedRows;
  private readonly byInput: CompressedRows;
  private readonly places: Address;
  private readonly strip: Address;
  private readonly dense: Address;
  private readonly size: 4 | 8;
  private last: Uint32Array | undefined;
  private lastTransposed: Uint32Array | undefined;

  /** @param capacity the largest batch */
  constructor(
    private readonly memory: EngineMemory,
    private readonly kernels: Kernels,
    private readonly data: EngineData,
    private readonly shape: NetworkShape,
    readonly capacity: number,
  ) {
    const { hiddenSize, outputSize, precision } = shape;
    const { inputSize, sparse, longestRow } = data;
    const size = (this.size = precision === 'float64' ? 8 : 4);
    this.hidden = memory.take(capacity * hiddenSize * size);
    this.dHidden = memory.take(capacity * hiddenSize * size);
    this.scores = memory.take(capacity * outputSize * size);
    this.transposedW2 = memory.take(hiddenSize * outputSize * size);
    this.labels = memory.take(capacity);
    this.rows = memory.take(capacity * 4);
    const compressed = (rows: number, columns: number, perBlock: number): CompressedRows => {
      const blocks = Math.ceil(columns / perBlock);
      return {
        blocks,
        blockSize: Math.ceil(columns / blocks),
        bounds: memory.take(sparse ? rows * (blocks + 1) * 4 : 0),
        entries: memory.take(sparse ? capacity * Math.max(longestRow, 1) * 2 * size : 0),
      };
    };
    this.byRow = compressed(capacity, inputSize, INPUTS_PER_BLOCK);
    this.byInput = compressed(inputSize, capacity, ROWS_PER_BLOCK);
    this.strip = memory.take(sparse ? kernels.stripBytes(Math.max(inputSize, capacity)) : 0);
    this.places = memory.take(sparse ? kernels.placesBytes(inputSize) : 0);
    this.dense = memory.take(sparse ? 0 : capacity * inputSize * size);
  }

  /**
   * Makes a batch of the training set the one that products are taken with, unless it is.
   * @throws RangeError where it is larger than the work space
   */
  useBatch(rows: Uint32Array): void {
    if (rows === this.last) return;
    if (rows.length > this.capacity) {
      throw new RangeError(
        `the engine was made for batches of up to ${this.capacity} rows, not ${rows.length}`,
      );
    }
    this.memory.words(this.rows, rows.length).set(rows);
    this.gather('train', rows.length);
    this.last = rows;
  }

  /** Likewise `count` rows of a split that follow each other. */
  useRows(split: SplitName, start: number, count: number): void {
    this.last = undefined;
    this.lastTransposed = undefined;
    const rows = this.memory.words(this.rows, count);
    for (let i = 0; i < count; i++) rows[i] = start + i;
    this.gather(split, count);
  }

  /** hidden = x·W + b, x being the `count` rows in use. */
  forward(W: Address, b: Address, count: number): void {
    const { kernels, data, hidden, size } = this;
    const { hiddenSize } = this.shape;
    if (data.sparse) {
      const { bounds, blocks, entries } = this.byRow;
      kernels.sparseProduct(
        bounds,
        blocks,
        entries,
        count,
        W,
        data.inputSize,
        hiddenSize,
        b,
        hidden,
        this.strip,
      );
    } else {
      const { inputSize } = data;
      const stride = inputSize * size;
      kernels.denseProduct(this.dense, stride, size, count, inputSize, W, hiddenSize, b, hidden);
    }
  }

  /** dW = xᵀ·dHidden, x being the batch in use. */
  backward(dW: Address, count: number, dHidden = this.dHidden): void {
    const { kernels, data, size } = this;
    const { hiddenSize } = this.shape;
    const { inputSize } = data;
    if (data.sparse) {
      this.transpose(count);
      const { bounds, blocks, entries } = this.byInput;
      kernels.sparseProduct(
        bounds,
        blocks,
        entries,
        inputSize,
        dHidden,
        count,
        hiddenSize,
        0,
        dW,
        this.strip,
      );
    } else {
      const stride = inputSize * size;
      kernels.denseProduct(this.dense, size, stride, inputSize, count, dHidden, hiddenSize, 0, dW);
    }
  }

  private gather(split: SplitName, count: number): void {
    const { kernels, data, rows, labels, byRow } = this;
    const { pixels, rowStarts, labels: rowLabels, entries, inputs } = data[split];
    if (data.sparse) {
      kernels.gatherRows(
        pixels,
        rowStarts,
        rowLabels,
        entries,
        rows,
        count,
        byRow.blocks,
        byRow.blockSize,
        this.strip,
        byRow.bounds,
        byRow.entries,
        labels,
      );
    } else {
      kernels.gatherDense(
        pixels,
        inputs,
        rowLabels,
        rows,
        count,
        data.inputSize,
        this.dense,
        labels,
      );
    }
  }

  /** Lays the batch in use out input by input, as `backward` reads it, unless it is. */
  transpose(count: number): void {
    if (this.lastTransposed === this.last) return;
    const { byRow, byInput } = this;
    this.kernels.transposeRows(
      byRow.bounds,
      byRow.blocks,
      byRow.entries,
      count,
      this.data.inputSize,
      byInput.blocks,
      byInput.blockSize,
      this.strip,
      this.places,
      byInput.bounds,
      byInput.entries,
    );
    this.lastTransposed = this.last;
  }
}

/** A batch as `sparseProduct` reads it: row by row, or input by input. */
interface CompressedRows {
  readonly blocks: number;
  readonly blockSize: number;
  readonly bounds: Address;
  readonly entries: Address;
}
