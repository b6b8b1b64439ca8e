import type { Dataset } from '../data/dataset.ts';
import type { Allocate } from '../network/parameter.ts';
import type { NetworkShape } from '../network/two-layer-net.ts';
import { planLayout, storeData, type EngineData } from './engine-data.ts';
import { EngineMemory } from './engine-memory.ts';
import { EngineModel } from './engine-model.ts';
import { fusedUpdate } from './fused-updates.ts';
import { compileKernels, startKernels, type Kernels } from './kernels.ts';
import { LogisticModel } from './logistic-model.ts';
import { Workspace } from './workspace.ts';

/** Room for the networks and optimizers of a memory that can't grow, beside the data. */
const UNSHARED_ROOM = 256 * 2 ** 20;

/** An engine's memory with the data in it: what a thread needs to take part. */
export interface EngineDescription {
  readonly memory: WebAssembly.Memory;
  /** Compiled once: threads that are handed it share the machine code. */
  readonly kernels: WebAssembly.Module;
  readonly data: EngineData;
  readonly shape: NetworkShape;
  readonly batchSize: number;
}

/**
 * Puts a data set into a memory of the engine's, once.
 * @param shared whether threads are to share it
 */
export function describeEngine(
  dataset: Dataset,
  shape: NetworkShape,
  batchSize: number,
  shared: boolean,
): EngineDescription {
  const layout = planLayout(dataset);
  const memory = EngineMemory.create(layout.bytes + (shared ? 0 : UNSHARED_ROOM), shared);
  const data = storeData(memory, dataset, layout);
  const kernels = compileKernels(shape.precision, shared);
  return { memory: memory.memory, kernels, data, shape, batchSize };
}

/** The fast engine: networks of one shape in WebAssembly, for one thread. */
export class Engine {
  readonly allocate: Allocate;
  private readonly memory: EngineMemory;
  private readonly kernels: Kernels;
  private readonly workspace: Workspace;
  private readonly data: EngineData;
  private readonly shape: NetworkShape;

  /** @param description made by `describeEngine`, here or in another thread */
  constructor({ memory, kernels, data, shape, batchSize }: EngineDescription) {
    this.memory = new EngineMemory(memory);
    this.data = data;
    this.shape = shape;
    this.kernels = startKernels(kernels, memory);
    this.workspace = new Workspace(this.memory, this.kernels, data, shape, batchSize);
    this.allocate = (length) => this.memory.takeFloats(shape.precision, length);
  }

  /** A network with zero parameters. All networks of an engine share its work space. */
  createModel(): EngineModel {
    return new EngineModel(this.memory, this.kernels, this.data, this.workspace, this.shape);
  }

  /** Logistic regression with zero parameters; the engine's shape has a hidden layer of `classes`. */
  createLogisticModel(): LogisticModel {
    const { memory, kernels, workspace, data, shape } = this;
    return new LogisticModel(memory, kernels, workspace, data.train.size, data.test.size, shape);
  }

  /** The kernel's update of an optimizer; see `fusedUpdate`. */
  fusedUpdate(
    name: string,
    options: Readonly<Record<string, unknown>>,
  ): ReturnType<typeof fusedUpdate> {
    return fusedUpdate(this.kernels, name, options);
  }
}
