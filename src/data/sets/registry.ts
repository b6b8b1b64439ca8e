import { Registry } from '../../base/options/registry.ts';
import type { DatasetDescription } from './dataset-description.ts';
import { fashionMnist } from './fashion-mnist.ts';
import { mnist } from './mnist.ts';

/** Every data set that an experiment can name; the only place that lists them. */
export const datasets: readonly DatasetDescription[] = [mnist, fashionMnist];
export const datasetRegistry = new Registry('data set', datasets);
