import path from 'node:path';
import { measureComparison } from '../../bench/comparison.ts';
import { measureIteration } from '../../bench/iteration.ts';
import { measureKernels } from '../../bench/kernels.ts';
import { SECTIONS, type Measurement, type SectionName } from '../../bench/measurement.ts';
import { chartOf, describe, toCsv } from '../../bench/report.ts';
import { measureUpdates } from '../../bench/updates.ts';
import type { Dataset } from '../../data/dataset.ts';
import { findDataset } from '../../data/find-dataset.ts';
import { loadExperiment } from '../../experiment/load.ts';
import { compileChart, renderSvg } from '../../report/output/render.ts';
import { describeMachine } from '../../results/machine.ts';
import { prepareFolder, writeWhole } from '../../base/files/write-whole.ts';
import { goOnUnread } from '../closed-pipe.ts';
import type { Command } from '../command.ts';
import { EXIT } from '../exit-codes.ts';
import { interruptible } from '../interruption.ts';
import { sharedFlags } from '../options/shared-flags.ts';

/** Milliseconds for a figure; long studies are taken `times` times instead. */
const THOROUGH = { milliseconds: 300, iterations: 2000, fewIterations: 100, times: 3 };
const QUICK = { milliseconds: 20, iterations: 100, fewIterations: 20, times: 1 };

interface BenchArguments {
  sections: SectionName[];
  quick: boolean;
  workers: number;
  output: string | undefined;
  data: string | undefined;
}

/** `lockstep bench`: how fast this machine is at what lockstep does. */
export const benchCommand: Command<BenchArguments> = {
  builder: (yargs) =>
    yargs
      .positional('sections', {
        array: true,
        choices: SECTIONS,
        default: [...SECTIONS],
        describe: 'what to measure',
      })
      .option('quick', {
        type: 'boolean',
        default: false,
        describe: 'a first impression: shorter, and less to be trusted',
      })
      .option('workers', sharedFlags.workers('the largest number of threads'))
      .option('output', {
        type: 'string',
        requiresArg: true,
        describe: 'folder for measurements.csv and the charts',
      })
      .option('data', sharedFlags.data('folder with the MNIST files (default: the installed ones)'))
      .example('$0 bench', 'everything; some minutes')
      .example('$0 bench updates --quick', 'each optimizer’s cost, in half a minute'),
  handler: async (args) => {
    if (args.output !== undefined) {
      goOnUnread();
      await prepareFolder(args.output);
    }
    const dataset = await findDataset('mnist').load({ folder: args.data, normalize: true });
    const { processor, cores } = describeMachine();
    process.stdout.write(`${processor}, ${cores} cores, Node ${process.version}\n`);
    const measurements: Measurement[] = [];
    await interruptible(async (signal) => {
      for (const section of new Set(args.sections)) {
        process.stdout.write(`\n${section}\n`);
        for await (const measurement of await measure(section, dataset, args)) {
          measurements.push(measurement);
          process.stdout.write(`${describe(measurement)}\n`);
          if (signal.aborted) break;
        }
        if (signal.aborted) break;
      }
      if (args.output !== undefined) await write(args.output, measurements);
      if (signal.aborted) process.exitCode = EXIT.interrupted;
    }, 'Stopping after this measurement; those that are done are kept.');
  },
};

async function measure(
  section: SectionName,
  dataset: Dataset,
  { quick, workers }: BenchArguments,
): Promise<AsyncGenerator<Measurement>> {
  const effort = quick ? QUICK : THOROUGH;
  switch (section) {
    case 'kernels':
      return measureKernels(dataset, effort.milliseconds);
    case 'updates':
      return measureUpdates(dataset, effort.milliseconds);
    case 'iteration':
      return measureIteration(dataset, effort.milliseconds);
    case 'comparison': {
      const experiment = await loadExperiment('optimizer-comparison');
      return measureComparison(dataset, { experiment, workers, ...effort });
    }
  }
}

async function write(folder: string, measurements: readonly Measurement[]): Promise<void> {
  const files = [['measurements.csv', toCsv(measurements)]];
  for (const section of SECTIONS) {
    const chart = chartOf(section, measurements);
    if (chart) files.push([`${section}.svg`, await renderSvg(compileChart(chart))]);
  }
  for (const [name, content] of files as [string, string][]) {
    const file = path.join(folder, name);
    await writeWhole(file, content);
    process.stdout.write(`${file}\n`);
  }
}
