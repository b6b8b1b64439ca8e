import { Piscina } from 'piscina';
import type { Dataset } from '../data/dataset.ts';
import { optimizers } from '../optimizers/registry.ts';
import { PRECISIONS, TEXTBOOK, type Measurement } from './measurement.ts';
import type { UpdateTask } from './update-worker.ts';

/**
 * A step of every optimizer on the textbook's network: by its plain rule, and by its kernel.
 * Each is measured in a thread of its own, as code that has seen one precision and one optimizer.
 */
export async function* measureUpdates(
  { inputSize, classes }: Dataset,
  milliseconds: number,
): AsyncGenerator<Measurement> {
  const pool = new Piscina<UpdateTask, Measurement[]>({
    filename: new URL('./update-worker.js', import.meta.url).href,
    maxThreads: 1,
    minThreads: 0,
    idleTimeout: 0,
  });
  try {
    for (const precision of PRECISIONS) {
      for (const { name } of optimizers) {
        const { hiddenSize } = TEXTBOOK;
        yield* await pool.run({ name, precision, inputSize, hiddenSize, classes, milliseconds });
      }
    }
  } finally {
    await pool.destroy();
  }
}
