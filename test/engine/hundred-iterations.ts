import type { Dataset, Split } from '../../src/data/dataset.ts';
import { describeEngine, Engine } from '../../src/engine/engine.ts';
import { drawInitialParameters } from '../../src/network/initial-parameters.ts';
import type { Precision } from '../../src/network/parameter.ts';
import { optionsSchema } from '../../src/base/options/options.ts';
import { findOptimizer } from '../../src/optimizers/registry.ts';
import { Stepper } from '../../src/optimizers/shared/stepper.ts';
import { RandomState } from '../../src/base/random/random-state.ts';

/** The losses of 100 iterations of two optimizers on data drawn from a seed; runs anywhere. */
export function hundredIterations(precision: Precision): number[] {
  const random = new RandomState(5);
  const split = (size: number): Split => ({
    size,
    inputs: Uint8Array.from({ length: size * 60 }, () =>
      random.uniform() < 0.3 ? random.choice(256, 1)[0]! : 0,
    ),
    labels: Uint8Array.from(random.choice(10, size)),
  });
  const dataset: Dataset = {
    name: 'drawn',
    inputSize: 60,
    classes: 10,
    normalize: true,
    train: split(500),
    test: split(10),
    files: [],
  };
  const shape = {
    inputSize: 60,
    hiddenSize: 33,
    outputSize: 10,
    activation: 'relu',
    precision,
  } as const;
  const engine = new Engine(describeEngine(dataset, shape, 32, false));
  const runs = ['adam', 'adagrad'].map((name) => {
    const optimizer = findOptimizer(name);
    const options = optionsSchema(optimizer.options).parse({ lr: 0.01 });
    const model = engine.createModel();
    drawInitialParameters(model.parameters, 0.1, () => random.normal());
    const { parameters, gradients } = model;
    const fused = engine.fusedUpdate(name, options);
    const stepper = new Stepper(optimizer, options, parameters, gradients, engine.allocate, fused);
    return { model, stepper };
  });
  const losses: number[] = [];
  for (let iteration = 0; iteration < 100; iteration++) {
    const rows = random.choice(dataset.train.size, 32);
    for (const { model, stepper } of runs) {
      model.gradient(rows);
      stepper.update(0.01);
      losses.push(model.loss(rows));
    }
  }
  return losses;
}
