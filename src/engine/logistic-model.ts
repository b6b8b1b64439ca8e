import type { Evaluated, Model, SplitName } from '../network/model.ts';
import type { FloatArray, Parameter } from '../network/parameter.ts';
import type { NetworkShape } from '../network/two-layer-net.ts';
import type { EngineMemory } from './engine-memory.ts';
import { evaluateRows } from './evaluate-rows.ts';
import type { Kernels } from './kernels.ts';
import type { Workspace } from './workspace.ts';

/**
 * Multinomial logistic regression in WebAssembly: scores = x·W + b, softmax, cross entropy. It has
 * no hidden layer; what the work space keeps for one are its scores (hiddenSize = outputSize).
 */
export class LogisticModel implements Model {
  readonly parameters: readonly Parameter[];
  readonly gradients: readonly FloatArray[];
  private readonly classes: number;

  /** @throws RangeError where the shape's hidden layer is not as wide as its output */
  constructor(
    memory: EngineMemory,
    private readonly kernels: Kernels,
    private readonly workspace: Workspace,
    private readonly trainSize: number,
    private readonly testSize: number,
    { inputSize, hiddenSize, outputSize, precision }: NetworkShape,
  ) {
    if (hiddenSize !== outputSize) {
      throw new RangeError(`the work space is ${hiddenSize} wide, not ${outputSize}`);
    }
    this.classes = outputSize;
    const shapes: [name: string, shape: number[], length: number][] = [
      ['W', [inputSize, outputSize], inputSize * outputSize],
      ['b', [outputSize], outputSize],
    ];
    this.parameters = shapes.map(([name, shape, length]) => ({
      name,
      shape,
      values: memory.takeFloats(precision, length),
    }));
    this.gradients = shapes.map(([, , length]) => memory.takeFloats(precision, length));
  }

  gradient(rows: Uint32Array): number {
    const { kernels, workspace, classes } = this;
    const loss = this.loss(rows);
    const [dW, db] = this.gradients;
    kernels.lossGradient(workspace.hidden, workspace.labels, rows.length, classes);
    kernels.columnSums(workspace.hidden, rows.length, classes, db!.byteOffset);
    workspace.backward(dW!.byteOffset, rows.length, workspace.hidden);
    return loss;
  }

  loss(rows: Uint32Array): number {
    const { kernels, workspace, classes } = this;
    workspace.useBatch(rows);
    this.forward(rows.length);
    return kernels.softmaxWithLoss(workspace.hidden, workspace.labels, rows.length, classes);
  }

  accuracy(split: SplitName): number {
    return this.evaluate(split, 0, split === 'train' ? this.trainSize : this.testSize).accuracy;
  }

  evaluate(split: SplitName, start: number, end: number): Evaluated {
    const { kernels, workspace, classes } = this;
    return evaluateRows(kernels, workspace, workspace.hidden, classes, split, start, end, (count) =>
      this.forward(count),
    );
  }

  /** The scores of the rows that the work space holds, where it keeps a hidden layer. */
  private forward(count: number): void {
    const [W, b] = this.parameters;
    this.workspace.forward(W!.values.byteOffset, b!.values.byteOffset, count);
  }
}
