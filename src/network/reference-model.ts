import { oneHot, pixelValues, type Dataset, type Split } from '../data/dataset.ts';
import type { Labels } from './layers/labels.ts';
import type { Evaluated, Model, SplitName } from './model.ts';
import { allocator, type FloatArray, type Parameter } from './parameter.ts';
import type { Tensor } from './tensor.ts';
import { TwoLayerNet, type NetworkShape } from './two-layer-net.ts';

/** Rows a call of `predict` gets when accuracy is taken. */
const EVALUATION_ROWS = 1000;

interface GatheredRows {
  readonly x: Tensor;
  readonly labels: Labels;
}

/** The plain TwoLayerNet behind the harness's interface. */
export class ReferenceModel implements Model {
  readonly parameters: readonly Parameter[];
  readonly gradients: readonly FloatArray[];
  private readonly net: TwoLayerNet;
  private readonly pixels: Float32Array;
  private lastBatch: (GatheredRows & { readonly rows: Uint32Array }) | undefined;

  constructor(
    private readonly dataset: Dataset,
    private readonly shape: NetworkShape,
    private readonly labels: 'indices' | 'one-hot' = 'indices',
  ) {
    this.net = new TwoLayerNet(shape);
    this.parameters = this.net.parameters;
    const allocate = allocator(shape.precision);
    this.gradients = this.parameters.map(({ values }) => allocate(values.length));
    this.pixels = pixelValues(dataset.normalize);
  }

  gradient(rows: Uint32Array): number {
    const { x, labels } = this.batch(rows);
    const { loss, W1, b1, W2, b2 } = this.net.gradient(x, labels);
    [W1, b1, W2, b2].forEach((gradient, i) => this.gradients[i]!.set(gradient));
    return loss;
  }

  loss(rows: Uint32Array): number {
    const { x, labels } = this.batch(rows);
    return this.net.loss(x, labels);
  }

  accuracy(split: SplitName): number {
    const { [split]: data } = this.dataset;
    let right = 0;
    for (const { x, labels } of this.pieces(split, 0, data.size)) {
      right += Math.round(this.net.accuracy(x, labels) * x.shape[0]!);
    }
    return right / data.size;
  }

  evaluate(split: SplitName, start: number, end: number): Evaluated {
    let [loss, right] = [0, 0];
    for (const { x, labels } of this.pieces(split, start, end)) {
      const rows = x.shape[0]!;
      right += Math.round(this.net.accuracy(x, labels) * rows);
      loss += this.net.loss(x, labels) * rows;
    }
    return { loss: loss / (end - start), accuracy: right / (end - start) };
  }

  /** Rows that follow each other, as many at a time as fit. */
  private *pieces(split: SplitName, start: number, end: number): Generator<GatheredRows> {
    for (let at = start; at < end; at += EVALUATION_ROWS) {
      const length = Math.min(EVALUATION_ROWS, end - at);
      yield this.gather(
        this.dataset[split],
        Uint32Array.from({ length }, (_, i) => at + i),
      );
    }
  }

  private batch(rows: Uint32Array): GatheredRows {
    if (this.lastBatch?.rows !== rows) {
      this.lastBatch = { rows, ...this.gather(this.dataset.train, rows) };
    }
    return this.lastBatch;
  }

  private gather({ inputs, labels }: Split, rows: Uint32Array): GatheredRows {
    const { inputSize, classes } = this.dataset;
    const values = allocator(this.shape.precision)(rows.length * inputSize);
    for (let at = 0; at < rows.length; at++) {
      const row = inputs.subarray(rows[at]! * inputSize, (rows[at]! + 1) * inputSize);
      if (row instanceof Float32Array) values.set(row, at * inputSize);
      else row.forEach((pixel, i) => (values[at * inputSize + i] = this.pixels[pixel]!));
    }
    const indices = Uint8Array.from(rows, (row) => labels[row]!);
    return {
      x: { shape: [rows.length, inputSize], values },
      labels:
        this.labels === 'indices'
          ? indices
          : { shape: [rows.length, classes], values: oneHot(indices, classes) },
    };
  }
}
