import type { Precision } from '../network/parameter.ts';
import type { EngineData } from './engine-data.ts';
import type { EngineMemory } from './engine-memory.ts';
import type { Address, Kernels } from './kernels.ts';

/**
 * Inputs whose rows of W1 are used together: a strip of that many rows stays in the first-level
 * cache while all samples of the batch go over it.
 */
const CHUNK = 196;

/** The work space that the networks of one thread share, and the batch that they are all given. */
export class Workspace {
  readonly rows: Address;
  /** batchSize × hiddenSize: the hidden layer, and its gradient. */
  readonly hidden: Address;
  readonly dHidden: Address;
  /** batchSize × classes: scores, then probabilities, then their gradient. */
  readonly scores: Address;
  /** W2, transposed: classes × hiddenSize. */
  readonly transposedW2: Address;
  /** Compressed rows: the starts of the batch's entries chunk by chunk, then their ends. */
  readonly bounds: Address;
  /** How many chunks of inputs there are. */
  readonly chunks: number;
  readonly labels: Address;
  /** The batch input by input: where each input's entries start, and the entries. */
  readonly inputStarts: Address;
  readonly inputEntries: Address;
  /** Dense data: the batch's rows in the network's precision. */
  readonly dense: Address;
  private last: Uint32Array | undefined;

  /** @param capacity the largest batch */
  constructor(
    private readonly memory: EngineMemory,
    private readonly kernels: Kernels,
    private readonly data: EngineData,
    precision: Precision,
    readonly capacity: number,
    hiddenSize: number,
  ) {
    const size = precision === 'float64' ? 8 : 4;
    const { inputSize, classes, sparse } = data;
    this.rows = memory.take(capacity * 4);
    this.hidden = memory.take(capacity * hiddenSize * size);
    this.dHidden = memory.take(capacity * hiddenSize * size);
    this.scores = memory.take(capacity * classes * size);
    this.transposedW2 = memory.take(hiddenSize * classes * size);
    this.chunks = Math.ceil(inputSize / CHUNK);
    this.bounds = memory.take(capacity * 4 * (this.chunks + 1));
    this.labels = memory.take(capacity);
    this.inputStarts = memory.take((inputSize + 2) * 4);
    this.inputEntries = memory.take(sparse ? capacity * inputSize * 8 : 0);
    this.dense = memory.take(sparse ? 0 : capacity * inputSize * size);
  }

  /** Lists rows that follow each other, in place of a batch's. */
  useRows(start: number, count: number): void {
    this.last = undefined;
    const rows = this.memory.words(this.rows, count);
    for (let i = 0; i < count; i++) rows[i] = start + i;
  }

  /** Gathers a batch, unless it is the one that was gathered last. */
  prepare(rows: Uint32Array): void {
    if (rows === this.last) return;
    const { kernels, data } = this;
    if (rows.length > this.capacity) {
      throw new RangeError(`the engine was made for batches of up to ${this.capacity} rows`);
    }
    this.memory.words(this.rows, rows.length).set(rows);
    const { train, inputSize } = data;
    if (data.sparse) {
      kernels.gatherRows(
        train.rowStarts,
        train.entries,
        train.labels,
        this.rows,
        rows.length,
        CHUNK,
        this.chunks,
        this.bounds,
        this.labels,
      );
      kernels.transposeBatch(
        this.bounds,
        this.bounds + 4 * rows.length * this.chunks,
        train.entries,
        rows.length,
        inputSize,
        this.inputStarts,
        this.inputEntries,
      );
    } else {
      kernels.gatherLabels(train.labels, this.rows, rows.length, this.labels);
      kernels.gatherDense(train.inputs, this.rows, rows.length, inputSize, this.dense);
    }
    this.last = rows;
  }
}
