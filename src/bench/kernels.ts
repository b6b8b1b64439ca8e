import type { Dataset } from '../data/dataset.ts';
import { describeEngine } from '../engine/engine.ts';
import { EngineMemory } from '../engine/engine-memory.ts';
import { startKernels, type Kernels } from '../engine/kernels.ts';
import { Workspace } from '../engine/workspace.ts';
import type { Precision } from '../network/parameter.ts';
import { RandomState } from '../base/random/random-state.ts';
import { PRECISIONS, sizes, type Measurement } from './measurement.ts';
import { timeOf, type Timing } from './timing.ts';

/** Rounds of the multiply-add loop that are timed together. */
const PEAK_ROUNDS = 100_000;
const ACTIVATION = 'relu';

/** Each kernel of the network, beside the machine's multiply-add peak for 128-bit vectors. */
export async function* measureKernels(
  dataset: Dataset,
  milliseconds: number,
): AsyncGenerator<Measurement> {
  for (const precision of PRECISIONS) {
    for (const size of sizes()) {
      const bench = kernelBench(dataset, precision, size.hiddenSize, size.batchSize);
      const common = {
        section: 'kernels',
        precision,
        engine: 'wasm',
        workers: 1,
        ...size,
      } as const;
      // Beside every size anew: what the machine gives varies from minute to minute.
      const peak = gigaflops(bench.peak, await timeOf(bench.peak.run, milliseconds));
      yield { ...common, name: 'multiply-add peak', ...peak, unit: 'GFLOP/s', shareOfPeak: 1 };
      for (const [name, kernel] of Object.entries(bench.products)) {
        const speed = gigaflops(kernel, await timeOf(kernel.run, milliseconds));
        const shareOfPeak = speed.value / peak.value;
        yield { ...common, name, ...speed, unit: 'GFLOP/s', shareOfPeak };
      }
      for (const [name, run] of Object.entries(bench.others)) {
        const { milliseconds: value, samples } = await timeOf(run, milliseconds);
        yield { ...common, name, value, unit: 'ms', samples };
      }
    }
  }
}

interface Product {
  /** Multiplications and additions that count: those with an input of zero don't. */
  readonly operations: number;
  readonly run: () => void;
}

function gigaflops(
  { operations }: Product,
  { milliseconds, samples }: Timing,
): { value: number; samples: number } {
  return { value: operations / milliseconds / 1e6, samples };
}

function kernelBench(
  dataset: Dataset,
  precision: Precision,
  hiddenSize: number,
  batchSize: number,
): {
  readonly peak: Product;
  readonly products: Readonly<Record<string, Product>>;
  readonly others: Readonly<Record<string, () => void>>;
} {
  const { inputSize, classes } = dataset;
  const shape = {
    inputSize,
    hiddenSize,
    outputSize: classes,
    activation: ACTIVATION,
    precision,
  } as const;
  const description = describeEngine(dataset, shape, batchSize, true);
  const memory = new EngineMemory(description.memory);
  const kernels = startKernels(description.kernels, description.memory);
  const workspace = new Workspace(memory, kernels, description.data, shape, batchSize);
  const random = new RandomState(0);
  const weights = (length: number) => {
    const values = memory.takeFloats(precision, length);
    values.forEach((_, i) => (values[i] = 0.01 * random.normal()));
    return values.byteOffset;
  };
  const W1 = weights(inputSize * hiddenSize);
  const b1 = weights(hiddenSize);
  const dW1 = weights(inputSize * hiddenSize);
  const W2 = weights(hiddenSize * classes);
  const b2 = weights(classes);
  const dW2 = weights(hiddenSize * classes);
  let batch = random.choice(dataset.train.size, batchSize);
  let next = random.choice(dataset.train.size, batchSize);
  workspace.useBatch(batch);
  const { hidden, dHidden, scores, transposedW2, labels } = workspace;
  const size = precision === 'float64' ? 8 : 4;
  const [hiddenRow, scoresRow] = [hiddenSize * size, classes * size];
  const inInput = 2 * entriesOf(dataset, batch) * hiddenSize;
  const inOutput = 2 * batchSize * hiddenSize * classes;
  return {
    peak: peakOf(kernels),
    products: {
      'input layer, forward': {
        operations: inInput,
        run: () => workspace.forward(W1, b1, batchSize),
      },
      'input layer, dW1': { operations: inInput, run: () => workspace.backward(dW1, batchSize) },
      'output layer, forward': {
        operations: inOutput,
        run: () =>
          kernels.denseProduct(
            hidden,
            hiddenRow,
            size,
            batchSize,
            hiddenSize,
            W2,
            classes,
            b2,
            scores,
          ),
      },
      'output layer, dW2': {
        operations: inOutput,
        run: () =>
          kernels.denseProduct(
            hidden,
            size,
            hiddenRow,
            hiddenSize,
            batchSize,
            scores,
            classes,
            0,
            dW2,
          ),
      },
      'output layer, dHidden': {
        operations: inOutput,
        run: () =>
          kernels.denseProduct(
            scores,
            scoresRow,
            size,
            batchSize,
            classes,
            transposedW2,
            hiddenSize,
            0,
            dHidden,
          ),
      },
    },
    others: {
      'gather and transpose a batch': () => {
        [batch, next] = [next, batch];
        workspace.useBatch(batch);
        workspace.transpose(batchSize);
      },
      relu: () => kernels.relu(hidden, batchSize * hiddenSize),
      sigmoid: () => kernels.sigmoid(dHidden, batchSize * hiddenSize),
      'softmax with loss': () => void kernels.softmaxWithLoss(scores, labels, batchSize, classes),
    },
  };
}

function peakOf(kernels: Kernels): Product {
  return {
    operations: kernels.multiplyAddOperations() * PEAK_ROUNDS,
    run: () => void kernels.multiplyAdd(PEAK_ROUNDS),
  };
}

/** Inputs of a batch that are not zero, or all of them where the data are kept dense. */
function entriesOf({ train, inputSize }: Dataset, rows: Uint32Array): number {
  let entries = 0;
  for (const row of rows) {
    for (let i = row * inputSize; i < (row + 1) * inputSize; i++) {
      if (train.inputs[i] !== 0) entries++;
    }
  }
  return entries;
}
