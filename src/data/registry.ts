import type { DatasetSource } from './dataset-source.ts';
import { fashionMnist } from './fashion-mnist.ts';
import { mnist } from './mnist.ts';

/** Every data set that an experiment can name; the only place that lists them. */
export const datasets: readonly DatasetSource[] = [mnist, fashionMnist];
