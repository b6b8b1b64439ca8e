import { Piscina } from 'piscina';
import type { Dataset } from '../data/dataset.ts';
import { optimizers } from '../optimizers/registry.ts';
import { PRECISIONS, TEXTBOOK, type Measurement } from './measurement.ts';
import type { UpdateTask } from './update-worker.ts';

/**
 * A step of every optimizer on the textbook's network: by its plain rule, and by its kernel.
 * Each is measured in a new thread: V8 slows a rule down for good once it has seen both precisions.
 */
export async function* measureUpdates(
  { inputSize, classes }: Dataset,
  milliseconds: number,
): AsyncGenerator<Measurement> {
  const { hiddenSize } = TEXTBOOK;
  for (const precision of PRECISIONS) {
    for (const { name } of optimizers) {
      yield* await inNewThread({ name, precision, inputSize, hiddenSize, classes, milliseconds });
    }
  }
}

async function inNewThread(task: UpdateTask): Promise<Measurement[]> {
  const filename = new URL('./update-worker.js', import.meta.url).href;
  const pool = new Piscina<UpdateTask, Measurement[]>({ filename, maxThreads: 1 });
  try {
    return await pool.run(task);
  } finally {
    await pool.destroy();
  }
}
