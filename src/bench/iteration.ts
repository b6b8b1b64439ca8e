import { itemAt } from '../base/lists/item-at.ts';
import type { Dataset } from '../data/dataset.ts';
import { describeEngine } from '../engine/engine.ts';
import { networksOf } from '../problems/networks.ts';
import { drawInitialParameters } from '../network/initial-parameters.ts';
import { optionsSchema } from '../base/options/options.ts';
import { findOptimizer } from '../optimizers/registry.ts';
import { Stepper } from '../optimizers/shared/stepper.ts';
import { RandomState } from '../base/random/random-state.ts';
import { PRECISIONS, sizes, type Measurement } from './measurement.ts';
import { timeOf } from './timing.ts';

/** Batches that are taken in turn. */
const BATCHES = 16;
const OPTIMIZER = 'adam';

/** One training iteration: gradient, update by Adam, and the loss after it; on ever other batches. */
export async function* measureIteration(
  dataset: Dataset,
  milliseconds: number,
): AsyncGenerator<Measurement> {
  const optimizer = findOptimizer(OPTIMIZER);
  const options = optionsSchema(optimizer.options).parse({});
  for (const precision of PRECISIONS) {
    for (const size of sizes()) {
      for (const engine of ['wasm', 'reference'] as const) {
        const { inputSize, classes, train } = dataset;
        const { hiddenSize, batchSize } = size;
        const shape = {
          inputSize,
          hiddenSize,
          outputSize: classes,
          activation: 'relu',
          precision,
        } as const;
        const networks = networksOf(
          engine === 'wasm'
            ? { engine: describeEngine(dataset, shape, batchSize, true) }
            : { dataset, shape, labels: 'indices' },
        );
        const model = networks.createModel();
        const random = new RandomState(0);
        drawInitialParameters(model.parameters, 0.01, () => random.normal());
        const batches = Array.from({ length: BATCHES }, () => random.choice(train.size, batchSize));
        const stepper = new Stepper(
          optimizer,
          options,
          model.parameters,
          model.gradients,
          networks.allocate,
          networks.fusedUpdate(OPTIMIZER, options),
        );
        let turn = 0;
        const timing = await timeOf(() => {
          // A copy: the same array would be taken for the batch that is there already.
          const rows = itemAt(batches, turn++ % BATCHES).slice();
          model.gradient(rows);
          stepper.update(0.001);
          model.loss(rows);
        }, milliseconds);
        yield {
          section: 'iteration',
          name: OPTIMIZER,
          precision,
          engine,
          workers: 1,
          ...size,
          value: timing.milliseconds,
          unit: 'ms',
          samples: timing.samples,
        };
      }
    }
  }
}
