import { describeEngine, Engine } from '../engine/engine.ts';
import type { Precision } from '../network/parameter.ts';
import { costOf } from '../optimizers/contract/cost.ts';
import { optionsSchema } from '../base/options/options.ts';
import { findOptimizer } from '../optimizers/registry.ts';
import { Stepper } from '../optimizers/shared/stepper.ts';
import { RandomState } from '../base/random/random-state.ts';
import { TEXTBOOK, type Measurement } from './measurement.ts';
import { timeOf } from './timing.ts';

export interface UpdateTask {
  /** The optimizer. */
  readonly name: string;
  readonly precision: Precision;
  readonly inputSize: number;
  readonly hiddenSize: number;
  readonly classes: number;
  /** How long each figure may take. */
  readonly milliseconds: number;
}

/** Measures one optimizer in this thread: its plain rule, its state, and its kernel if it has one. */
export default async function measureUpdate(task: UpdateTask): Promise<Measurement[]> {
  const { name, precision, milliseconds } = task;
  const optimizer = findOptimizer(name);
  const now = () => performance.now();
  const { nanoseconds, stateBytes, steps } = costOf(optimizer, precision, now, milliseconds);
  const common = { section: 'updates', name, precision, workers: 1, ...TEXTBOOK } as const;
  const plain = { ...common, engine: 'reference', samples: steps } as const;
  return [
    { ...plain, value: nanoseconds, unit: 'ns/parameter' },
    { ...plain, value: stateBytes, unit: 'bytes/parameter' },
    ...(await measureKernel(task)).map((timing) => ({ ...common, ...timing })),
  ];
}

async function measureKernel(
  task: UpdateTask,
): Promise<Pick<Measurement, 'engine' | 'value' | 'unit' | 'samples'>[]> {
  const { name, precision, inputSize, hiddenSize, classes } = task;
  const row = { size: 1, inputs: new Float32Array(inputSize).fill(1), labels: new Uint8Array(1) };
  const oneRow = {
    name: 'one row',
    inputSize,
    classes,
    normalize: true,
    train: row,
    test: row,
    files: [],
  };
  const shape = {
    inputSize,
    hiddenSize,
    outputSize: classes,
    activation: 'relu',
    precision,
  } as const;
  const engine = new Engine(describeEngine(oneRow, shape, 1, false));
  const optimizer = findOptimizer(name);
  const options = optionsSchema(optimizer.options).parse({});
  const fused = engine.fusedUpdate(name, options);
  if (!fused) return [];
  const { parameters, gradients } = engine.createModel();
  const random = new RandomState(0);
  for (const values of [...parameters.map((parameter) => parameter.values), ...gradients]) {
    values.forEach((_, i) => (values[i] = random.normal()));
  }
  const stepper = new Stepper(optimizer, options, parameters, gradients, engine.allocate, fused);
  const size = parameters.reduce((sum, { values }) => sum + values.length, 0);
  const timing = await timeOf(() => stepper.update(1e-6), task.milliseconds);
  const value = (timing.milliseconds * 1e6) / size;
  return [{ engine: 'wasm', value, unit: 'ns/parameter', samples: timing.samples }];
}
