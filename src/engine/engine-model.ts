import type { Evaluated, Model, SplitName } from '../network/model.ts';
import type { FloatArray, Parameter } from '../network/parameter.ts';
import type { NetworkShape } from '../network/two-layer-net.ts';
import { evaluateRows } from './evaluate-rows.ts';
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
    const { kernels, workspace, size } = this;
    const { hiddenSize, outputSize, activation } = this.shape;
    const loss = this.loss(rows);
    const { scores, hidden, dHidden, transposedW2, labels } = workspace;
    const [, , W2] = addresses(this.parameters.map(({ values }) => values));
    const [dW1, db1, dW2, db2] = addresses(this.gradients);
    const count = rows.length;
    const [hiddenRow, scoresRow] = [hiddenSize * size, outputSize * size];
    kernels.lossGradient(scores, labels, count, outputSize);
    // dW2 = hᵀ·dScores: h is read column by column.
    kernels.denseProduct(hidden, size, hiddenRow, hiddenSize, count, scores, outputSize, 0, dW2);
    kernels.columnSums(scores, count, outputSize, db2);
    kernels.transpose(W2, hiddenSize, outputSize, transposedW2);
    kernels.denseProduct(
      scores,
      scoresRow,
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
    kernels.columnSums(dHidden, count, hiddenSize, db1);
    workspace.backward(dW1, count);
    return loss;
  }

  loss(rows: Uint32Array): number {
    const { kernels, workspace, shape } = this;
    workspace.useBatch(rows);
    this.forward(rows.length);
    const { scores, labels } = workspace;
    return kernels.softmaxWithLoss(scores, labels, rows.length, shape.outputSize);
  }

  accuracy(split: SplitName): number {
    const { kernels, workspace, data, shape } = this;
    const { size } = data[split];
    let right = 0;
    for (let start = 0; start < size; start += workspace.capacity) {
      const count = Math.min(workspace.capacity, size - start);
      workspace.useRows(split, start, count);
      this.forward(count);
      right += kernels.countRight(workspace.scores, workspace.labels, count, shape.outputSize);
    }
    return right / size;
  }

  evaluate(split: SplitName, start: number, end: number): Evaluated {
    const { outputSize } = this.shape;
    return evaluateRows(
      this.kernels,
      this.workspace,
      this.workspace.scores,
      outputSize,
      split,
      start,
      end,
      (count) => this.forward(count),
    );
  }

  /** The scores of the rows that the work space holds. */
  private forward(count: number): void {
    const { kernels, workspace, size } = this;
    const { hiddenSize, outputSize, activation } = this.shape;
    const { hidden, scores } = workspace;
    const [W1, b1, W2, b2] = addresses(this.parameters.map(({ values }) => values));
    workspace.forward(W1, b1, count);
    if (activation === 'relu') kernels.relu(hidden, count * hiddenSize);
    else kernels.sigmoid(hidden, count * hiddenSize);
    const hiddenRow = hiddenSize * size;
    kernels.denseProduct(hidden, hiddenRow, size, count, hiddenSize, W2, outputSize, b2, scores);
  }
}

function addresses(arrays: readonly FloatArray[]): [Address, Address, Address, Address] {
  const [W1, b1, W2, b2] = arrays;
  return [W1!.byteOffset, b1!.byteOffset, W2!.byteOffset, b2!.byteOffset];
}
