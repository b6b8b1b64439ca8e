import type { Dataset } from '../data/dataset.ts';
import { Engine, type EngineDescription } from '../engine/engine.ts';
import type { Model } from '../network/model.ts';
import { allocator, type Allocate } from '../network/parameter.ts';
import { ReferenceModel } from '../network/reference-model.ts';
import type { NetworkShape } from '../network/two-layer-net.ts';
import type { FusedUpdate } from '../optimizers/shared/stepper.ts';

/** Makes the networks of one thread, and the memory for their optimizers. */
export interface NetworkFactory {
  readonly allocate: Allocate;
  /** A network with zero parameters. */
  createModel(): Model;
  /** A faster update of an optimizer with these options, where there is one. */
  fusedUpdate(name: string, options: Readonly<Record<string, unknown>>): FusedUpdate | undefined;
}

/** Networks in WebAssembly. */
export function engineFactory(description: EngineDescription): NetworkFactory {
  return new Engine(description);
}

/** Plain networks: the oracle. */
export function referenceFactory(
  dataset: Dataset,
  shape: NetworkShape,
  labels: 'indices' | 'one-hot',
): NetworkFactory {
  return {
    allocate: allocator(shape.precision),
    createModel: () => new ReferenceModel(dataset, shape, labels),
    fusedUpdate: () => undefined,
  };
}
