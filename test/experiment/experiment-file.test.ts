import { readFile } from 'node:fs/promises';
import { describe, expect, it } from 'vitest';
import { experimentJsonSchema } from '../../src/experiment/json-schema.ts';
import { defineExperiment, loadExperiment, parseExperiment } from '../../src/experiment/load.ts';

const VALID = `name: mine
title: Mine
iterations: 10
batchSize: 4
optimizers:
  - name: sgd
`;

async function messageOf(text: string): Promise<string> {
  try {
    await parseExperiment(text, 'mine.yaml');
  } catch (error) {
    return (error as Error).message;
  }
  return 'no error';
}

describe('an experiment file', () => {
  it('has its defaults filled in, down to the options of its optimizers', async () => {
    expect(await parseExperiment(VALID, 'mine.yaml')).toMatchObject({
      precision: 'float64',
      seed: 0,
      init: 'shared',
      record: 'after',
      network: { hiddenSize: 100, activation: 'relu', weightInitStd: 0.01 },
      dataset: { name: 'mnist', normalize: true, labels: 'indices' },
      smoothing: { window: 11, beta: 2 },
      optimizers: [
        {
          name: 'sgd',
          label: 'SGD',
          enabled: true,
          options: { lr: 0.01, weightDecay: 0 },
          schedule: { name: 'constant' },
        },
      ],
    });
  });

  it.each(['fashion-mnist', './flowers.csv', '../flowers'])(
    'may name a data set by its name or path alone: %s',
    async (name) => {
      const short = await parseExperiment(`${VALID}dataset: ${name}\n`, 'mine.yaml');
      const long = await parseExperiment(`${VALID}dataset: { name: ${name} }\n`, 'mine.yaml');
      expect(short).toEqual(long);
      expect(short.dataset).toEqual({ name, normalize: true, labels: 'indices' });
    },
  );

  it('may be written in code, with its data set in short as well', async () => {
    const written = { name: 'mine', title: 'Mine', iterations: 10, batchSize: 4 };
    const optimizers = [{ name: 'sgd' }];
    const short = await defineExperiment({ ...written, dataset: 'fashion-mnist', optimizers });
    expect(short).toEqual(
      await defineExperiment({ ...written, dataset: { name: 'fashion-mnist' }, optimizers }),
    );
  });

  it('may have one optimizer several times, under labels of their own', async () => {
    const twice = `${VALID}  - name: sgd\n    label: SGD, fast\n    options: { lr: 1 }\n`;
    const { optimizers } = await parseExperiment(twice, 'mine.yaml');
    expect(optimizers.map(({ label }) => label)).toEqual(['SGD', 'SGD, fast']);
  });
});

describe('a mistake in an experiment file is told with its line', () => {
  it.each([
    [
      'broken YAML',
      VALID.replace('title: Mine', 'title: [Mine'),
      /^mine\.yaml:\d+:\d+: this is not valid YAML: /,
    ],
    [
      'an unknown key',
      VALID.replace('iterations', 'iteratons'),
      'mine.yaml:3:1: unknown key "iteratons". Did you mean "iterations"?',
    ],
    [
      'an unknown key further in',
      VALID.replace('batchSize: 4', 'network: { hiddenSizes: 4 }\nbatchSize: 4'),
      'mine.yaml:4:12: network: unknown key "hiddenSizes". Did you mean "hiddenSize"?',
    ],
    [
      'negative iterations',
      VALID.replace('10', '-10'),
      'mine.yaml:3:13: iterations is -10, expected at least 1.',
    ],
    ['a missing key', VALID.replace('batchSize: 4\n', ''), 'mine.yaml:1:1: batchSize is missing'],
    [
      'a text for a number',
      VALID.replace('batchSize: 4', 'batchSize: four'),
      'mine.yaml:4:12: batchSize is "four", expected a number.',
    ],
    [
      'a value that is none of the choices',
      `${VALID}precision: float16\n`,
      'mine.yaml:7:12: precision is "float16", expected one of float64, float32. Did you mean',
    ],
    [
      'an unknown optimizer',
      VALID.replace('sgd', 'adamm'),
      'mine.yaml:6:11: optimizers[0].name is "adamm", but there is no such optimizer. Did you mean "adam"?',
    ],
    [
      'an unknown option',
      `${VALID}    options: { learningRate: 1 }\n`,
      'mine.yaml:7:16: optimizers[0].options: unknown key "learningRate".',
    ],
    [
      'an option out of range',
      `${VALID}  - name: adam\n    options: { beta1: 1.5 }\n`,
      'mine.yaml:8:23: optimizers[1].options.beta1 is 1.5, expected less than 1.',
    ],
    [
      'an unknown schedule',
      `${VALID}    schedule: { name: textbok }\n`,
      'schedule.name is "textbok", but there is no such schedule. Did you mean "textbook"?',
    ],
    [
      'an unknown wrapper',
      `${VALID}    wrappers: [{ name: clip-by-nrm }]\n`,
      'wrappers[0].name is "clip-by-nrm", but there is no such wrapper. Did you mean "clip-by-norm"?',
    ],
    [
      'an option of a wrapper out of range',
      `${VALID}    wrappers: [{ name: clip-by-norm, maxNorm: 0 }]\n`,
      'optimizers[0].wrappers[0].maxNorm is 0, expected more than 0.',
    ],
    [
      'an unknown data set',
      `${VALID}dataset: { name: minst }\n`,
      'dataset.name is "minst", but there is no such data set. Did you mean "mnist"?',
    ],
    [
      'an unknown data set, by its name alone',
      `${VALID}dataset: minst\n`,
      'mine.yaml:7:10: dataset is "minst", but there is no such data set. Did you mean "mnist"?',
    ],
    [
      'a data set that is neither a name nor keys',
      `${VALID}dataset: 5\n`,
      'mine.yaml:7:10: dataset is 5, expected a text or a set of keys and values.',
    ],
    [
      'an unknown key of a data set',
      `${VALID}dataset: { nam: mnist }\n`,
      'mine.yaml:7:12: dataset: unknown key "nam". Did you mean "name"? Known here: name, normalize, labels.',
    ],
    [
      'a wrong value in a data set',
      `${VALID}dataset: { normalize: 1 }\n`,
      'mine.yaml:7:23: dataset.normalize is 1, expected true or false.',
    ],
    [
      'two optimizers of one label',
      `${VALID}  - name: sgd\n`,
      'mine.yaml:7:5: optimizers[1] has the label "SGD" of entry 1; give each a label of its own.',
    ],
    [
      'an even smoothing window',
      `${VALID}smoothing: { window: 10 }\n`,
      'mine.yaml:7:22: smoothing.window is 10: must be odd.',
    ],
    ['no optimizer switched on', `${VALID}    enabled: false\n`, 'none is enabled'],
    [
      'an empty file',
      '',
      'mine.yaml:1:1: the experiment is null, expected a set of keys and values.',
    ],
  ])('%s', async (_, text, message) => {
    const told = await messageOf(text);
    if (message instanceof RegExp) expect(told).toMatch(message);
    else expect(told).toContain(message);
  });

  it('and all mistakes are told at once', async () => {
    const text = VALID.replace('10', '0').replace('batchSize: 4', 'batchSize: 0');
    expect((await messageOf(text)).split('\n')).toHaveLength(2);
  });
});

describe('the experiments that come with lockstep', () => {
  it.each(['optimizer-comparison', 'backprop-training'])('%s is valid', async (name) => {
    expect((await loadExperiment(name)).name).toBe(name);
  });

  it('spell out every setting: no default decides over the textbook’s numbers', async () => {
    const text = await readFile('experiments/optimizer-comparison.yaml', 'utf8');
    const keys = [
      'hiddenSize',
      'activation',
      'weightInitStd',
      'precision',
      'seed',
      'init',
      'record',
    ];
    for (const key of [...keys, 'window', 'beta', 'normalize', 'labels', 'yRange', 'markerEvery']) {
      expect(text).toMatch(new RegExp(`^ *-? *${key}:`, 'm'));
    }
  });
});

describe('the JSON Schema for editors', () => {
  it('is the one in schema/ (npm run schema writes it)', async () => {
    const kept: unknown = JSON.parse(await readFile('schema/experiment.schema.json', 'utf8'));
    expect(kept).toEqual(JSON.parse(JSON.stringify(experimentJsonSchema())));
  });

  it('completes the options of each optimizer', () => {
    const text = JSON.stringify(experimentJsonSchema());
    expect(text).toContain('"epsilonConvention"');
    expect(text).toContain('"epochLength"');
  });
});
