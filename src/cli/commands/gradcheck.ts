import { itemAt } from '../../base/lists/item-at.ts';
import { pixelValues, type Dataset } from '../../data/dataset.ts';
import { findDataset } from '../../data/find-dataset.ts';
import {
  checkLayers,
  checkNetwork,
  type GradientCheck,
} from '../../network/gradients/gradient-check.ts';
import { drawInitialParameters } from '../../network/initial-parameters.ts';
import { TwoLayerNet, type Activation } from '../../network/two-layer-net.ts';
import { RandomState } from '../../base/random/random-state.ts';
import type { Command } from '../command.ts';
import { EXIT } from '../exit-codes.ts';
import { sharedFlags } from '../options/shared-flags.ts';

const TOLERANCE = 1e-6;
/** The textbook's gradient check (section 5.7.3) takes the first three images. */
const IMAGES = 3;
const HIDDEN_SIZE = 50;

/** `lockstep gradcheck`: backpropagation against numerical gradients. */
export const gradcheckCommand: Command<{ data: string | undefined }> = {
  builder: (yargs) =>
    yargs
      .option('data', sharedFlags.data('folder with the MNIST files (default: the installed ones)'))
      .example('$0 gradcheck', 'each layer, then the whole network on three images of MNIST'),
  handler: async ({ data }) => {
    const dataset = await findDataset('mnist').load({ folder: data, normalize: true });
    const checks = [
      ...checkLayers(normals()),
      ...checkMnistNetwork(dataset, 'relu'),
      ...checkMnistNetwork(dataset, 'sigmoid'),
    ];
    print(checks);
    if (checks.some(fails)) process.exitCode = EXIT.failure;
  },
};

function checkMnistNetwork({ train, inputSize, classes }: Dataset, activation: Activation) {
  const net = new TwoLayerNet({
    inputSize,
    hiddenSize: HIDDEN_SIZE,
    outputSize: classes,
    activation,
    precision: 'float64',
  });
  drawInitialParameters(net.parameters, 0.01, normals());
  const pixels = pixelValues(true);
  const values = Float64Array.from(train.inputs.subarray(0, IMAGES * inputSize), (pixel) =>
    itemAt(pixels, pixel),
  );
  const labels = train.labels.subarray(0, IMAGES);
  return checkNetwork(
    `TwoLayerNet ${activation}`,
    net,
    { shape: [IMAGES, inputSize], values },
    labels,
  );
}

function normals(): () => number {
  const random = new RandomState(0);
  return () => random.normal();
}

function fails({ relativeError }: GradientCheck): boolean {
  return !(relativeError < TOLERANCE);
}

function print(checks: readonly GradientCheck[]): void {
  const width = Math.max(...checks.map(({ subject }) => subject.length));
  for (const check of checks) {
    const verdict = fails(check) ? `  FAILS: not below ${TOLERANCE}` : '';
    process.stdout.write(
      `${check.subject.padEnd(width)}  ${check.relativeError.toExponential(2)}${verdict}\n`,
    );
  }
  const largest = checks.reduce((a, b) => (b.relativeError <= a.relativeError ? a : b));
  process.stdout.write(
    `Largest relative error: ${largest.relativeError.toExponential(2)} (${largest.subject})\n`,
  );
}
