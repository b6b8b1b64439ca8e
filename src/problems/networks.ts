import type { Dataset } from '../data/dataset.ts';
import { Engine, type EngineDescription } from '../engine/engine.ts';
import type { Model } from '../network/model.ts';
import { allocator, type Allocate } from '../network/parameter.ts';
import { ReferenceModel } from '../network/reference-model.ts';
import type { NetworkShape } from '../network/two-layer-net.ts';
import type { FusedUpdate } from '../optimizers/shared/stepper.ts';

/** What networks are made from: with the engine all of it is shared by threads, else it is copied. */
export type NetworkSource =
  | { readonly engine: EngineDescription }
  | {
      readonly dataset: Dataset;
      readonly shape: NetworkShape;
      readonly labels: 'indices' | 'one-hot';
    };

/** Makes the networks of one thread, and the memory for their optimizers. */
export interface Networks {
  readonly allocate: Allocate;
  /** A network with zero parameters. */
  createModel(): Model;
  /** A faster update of an optimizer with these options, where there is one. */
  fusedUpdate(name: string, options: Readonly<Record<string, unknown>>): FusedUpdate | undefined;
}

/** Networks in WebAssembly, or plain ones: the oracle. */
export function networksOf(source: NetworkSource): Networks {
  if ('engine' in source) return new Engine(source.engine);
  const { dataset, shape, labels } = source;
  return {
    allocate: allocator(shape.precision),
    createModel: () => new ReferenceModel(dataset, shape, labels),
    fusedUpdate: () => undefined,
  };
}
