import type { Model, SplitName } from '../network/model.ts';
import type { FloatArray, Parameter } from '../network/parameter.ts';
import type { NetworkShape } from '../network/two-layer-net.ts';
import type { EngineData } from './engine-data.ts';
import type { EngineMemory } from './engine-memory.ts';
import type { Address, Kernels } from './kernels.ts';
import type { Workspace } from './workspace.ts';

/** The two-layer network in WebAssembly. In float64 its digits are the plain network's. */
export class EngineModel implements Model {
  readonly parameters: readonly Parameter[];
  readonly gradients: readonly FloatArray[];
  private readonly size: 4 | 8;

  constructor(
    memory: EngineMemory,
    private readonly kernels: Kernels,
    private readonly data: EngineData,
    private readonly workspace: Workspace,
    private readonly shape: NetworkShape,
  ) {
    const { inputSize, hiddenSize, outputSize, precision } = shape;
    this.size = precision === 'float64' ? 8 : 4;
    const shapes: [name: string, shape: number[]][] = [
      ['W1', [inputSize, hiddenSize]],
      ['b1', [hiddenSize]],
      ['W2', [hiddenSize, outputSize]],
      ['b2', [outputSize]],
    ];
    const length = (of: readonly number[]) => of.reduce((product, n) => product * n, 1);
    this.parameters = shapes.map(([name, of]) => ({
      name,
      shape: of,
      values: memory.takeFloats(precision, length(of)),
    }));
    this.gradients = shapes.map(([, of]) => memory.takeFloats(precision, length(of)));
  }

  gradient(rows: Uint32Array): number {
    const { kernels, workspace, data, size } = this;
    const { inputSize, hiddenSize, outputSize, activation } = this.shape;
    const loss = this.loss(rows);
    const { scores, hidden, dHidden, transposedW2 } = workspace;
    const W2 = this.parameters[2]!.values.byteOffset;
    const [dW1, db1, dW2, db2] = this.gradients.map(({ byteOffset }) => byteOffset);
    const count = rows.length;
    kernels.lossGradient(scores, workspace.labels, count, outputSize);
    // dW2 = hᵀ·dScores: h is read column by column.
    kernels.denseProduct(
      hidden,
      size,
      hiddenSize * size,
      hiddenSize,
      count,
      scores,
      outputSize,
      0,
      dW2!,
    );
    kernels.columnSums(scores, count, outputSize, db2!);
    kernels.transpose(W2, hiddenSize, outputSize, transposedW2);
    kernels.denseProduct(
      scores,
      outputSize * size,
      size,
      count,
      outputSize,
      transposedW2,
      hiddenSize,
      0,
      dHidden,
    );
    if (activation === 'relu') kernels.reluBackward(dHidden, hidden, count * hiddenSize);
    else kernels.sigmoidBackward(dHidden, hidden, count * hiddenSize);
    kernels.columnSums(dHidden, count, hiddenSize, db1!);
    if (data.sparse) {
      const { inputStarts, inputEntries } = workspace;
      kernels.sparseProduct(
        inputStarts,
        inputStarts + 4,
        inputEntries,
        inputSize,
        dHidden,
        hiddenSize,
        0,
        dW1!,
        false,
      );
    } else {
      const { dense } = workspace;
      kernels.denseProduct(
        dense,
        size,
        inputSize * size,
        inputSize,
        count,
        dHidden,
        hiddenSize,
        0,
        dW1!,
      );
    }
    return loss;
  }

  loss(rows: Uint32Array): number {
    const { kernels, workspace, data } = this;
    const { inputSize, outputSize } = this.shape;
    workspace.prepare(rows);
    if (data.sparse) this.hiddenFromChunks(rows.length);
    else this.hiddenFromDense(workspace.dense, inputSize * this.size, rows.length);
    this.forwardFromHidden(rows.length);
    return kernels.softmaxWithLoss(workspace.scores, workspace.labels, rows.length, outputSize);
  }

  accuracy(split: SplitName): number {
    const { kernels, workspace, data, shape } = this;
    const { size, rowStarts, labels } = data[split];
    let right = 0;
    for (let start = 0; start < size; start += workspace.capacity) {
      const count = Math.min(workspace.capacity, size - start);
      if (data.sparse) {
        const [W1, b1] = this.addresses();
        const starts = rowStarts + 4 * start;
        kernels.sparseProduct(
          starts,
          starts + 4,
          data[split].entries,
          count,
          W1,
          shape.hiddenSize,
          b1,
          workspace.hidden,
          false,
        );
      } else {
        this.denseRows(split, start, count);
      }
      this.forwardFromHidden(count);
      right += kernels.countRight(workspace.scores, labels + start, count, shape.outputSize);
    }
    return right / size;
  }

  private denseRows(split: SplitName, start: number, count: number): void {
    const { kernels, workspace, data, shape } = this;
    const { rows, dense } = workspace;
    workspace.useRows(start, count);
    kernels.gatherDense(data[split].inputs, rows, count, shape.inputSize, dense);
    this.hiddenFromDense(dense, shape.inputSize * this.size, count);
  }

  /** Chunk by chunk of the inputs: the sums go on where the chunk before left them. */
  private hiddenFromChunks(count: number): void {
    const [W1, b1] = this.addresses();
    const { kernels, data, shape, workspace } = this;
    const { bounds, chunks, hidden } = workspace;
    for (let chunk = 0; chunk < chunks; chunk++) {
      const starts = bounds + 4 * count * chunk;
      kernels.sparseProduct(
        starts,
        starts + 4 * count,
        data.train.entries,
        count,
        W1,
        shape.hiddenSize,
        chunk === chunks - 1 ? b1 : 0,
        hidden,
        chunk > 0,
      );
    }
  }

  private hiddenFromDense(inputs: Address, rowStride: number, count: number): void {
    const [W1, b1] = this.addresses();
    const { inputSize, hiddenSize } = this.shape;
    const { hidden } = this.workspace;
    this.kernels.denseProduct(
      inputs,
      rowStride,
      this.size,
      count,
      inputSize,
      W1,
      hiddenSize,
      b1,
      hidden,
    );
  }

  private forwardFromHidden(count: number): void {
    const { kernels, size } = this;
    const { hiddenSize, outputSize, activation } = this.shape;
    const { hidden, scores } = this.workspace;
    const [, , W2, b2] = this.addresses();
    if (activation === 'relu') kernels.relu(hidden, count * hiddenSize);
    else kernels.sigmoid(hidden, count * hiddenSize);
    kernels.denseProduct(
      hidden,
      hiddenSize * size,
      size,
      count,
      hiddenSize,
      W2,
      outputSize,
      b2,
      scores,
    );
  }

  private addresses(): [W1: Address, b1: Address, W2: Address, b2: Address] {
    const [W1, b1, W2, b2] = this.parameters;
    return [
      W1!.values.byteOffset,
      b1!.values.byteOffset,
      W2!.values.byteOffset,
      b2!.values.byteOffset,
    ];
  }
}
