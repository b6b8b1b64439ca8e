import * as library from 'lockstep';
import { describe, expect, it } from 'vitest';

const {
  chartSvg,
  compare,
  completeOptions,
  defineExperiment,
  defineStudy,
  findOptimizer,
  listCharts,
  readResults,
  renderReport,
  runExperiment,
  writeResults,
  writeStudy,
} = library;

/** As JavaScript calls: with anything. */
type Called = (...given: readonly unknown[]) => unknown;

const EXPERIMENT = {
  name: 'mine',
  title: 'Mine',
  iterations: 2,
  batchSize: 4,
  optimizers: [{ name: 'adam' }],
};
const STUDY = { name: 'mine', title: 'Mine', optimizers: [{ name: 'adam' }] };
/** As git keeps them: `npm start` puts the environment beside them. */
const RESULTS = {
  ...(await readResults('results/optimizer-comparison')),
  environment: undefined,
};

/** What is given where something else is expected. */
const WRONG: readonly unknown[] = [
  undefined,
  null,
  42,
  'nowhere',
  {},
  [1],
  () => undefined,
  Promise.resolve({}),
  { manifest: {}, runs: [] },
  { manifest: {}, tables: {} },
];

/** All that is exported and takes something. */
const FUNCTIONS = Object.entries(library).flatMap(([name, exported]): [string, Called][] => {
  if (typeof exported !== 'function' || exported.length === 0) return [];
  const isClass = /^class\b/.test(Function.prototype.toString.call(exported));
  return [
    [
      name,
      (...given): unknown =>
        isClass ? Reflect.construct(exported, given) : Reflect.apply(exported, undefined, given),
    ],
  ];
});

/** What a call throws, at once or later. */
async function thrownBy(call: () => unknown): Promise<unknown> {
  try {
    await call();
  } catch (error) {
    return error;
  }
  return undefined;
}

describe('of all that is exported', () => {
  it('what takes something is tried', () => {
    expect(FUNCTIONS.length).toBeGreaterThan(25);
  });

  it.each(FUNCTIONS)('%s says what it takes where nothing is given', async (_, called) => {
    for (const nothing of [undefined, null]) {
      const error = await thrownBy(() => called(nothing));
      expect(error).toBeInstanceOf(library.UserError);
      expect(String(error)).toMatch(/(takes .*; it was given (undefined|null)|There is no .*)\.$/s);
    }
  });

  it.each(FUNCTIONS)('%s never fails over something else than it expects', async (_, called) => {
    for (const given of WRONG) {
      const error = await thrownBy(() => called(given));
      if (error === undefined) continue;
      expect(error).toBeInstanceOf(library.UserError);
      expect(error).toHaveProperty('message', expect.stringMatching(/\.$/));
    }
  });
});

/** What TypeScript would refuse. */
function wrong(given: unknown): never {
  return given as never;
}

describe('a wrong argument is told in a sentence:', () => {
  it.each<[string, () => unknown, string | RegExp]>([
    [
      'a promise whose await was forgotten',
      () => runExperiment(wrong(defineExperiment(EXPERIMENT))),
      'it was given a promise: put `await` before what gives it.',
    ],
    [
      'no experiment',
      () => defineExperiment(wrong({})),
      /name is missing, expected a text\.\ntitle is missing/,
    ],
    [
      'a setting that is misspelt',
      () => runExperiment(wrong({ ...EXPERIMENT, iteration: 2 })),
      'unknown key "iteration". Did you mean "iterations"?',
    ],
    [
      'no thread at all',
      () => runExperiment(EXPERIMENT, { workers: 0 }),
      'runExperiment: workers is 0, expected at least 1.',
    ],
    [
      'an option that is misspelt',
      () => runExperiment(EXPERIMENT, wrong({ wokers: 2 })),
      'runExperiment: unknown key "wokers". Did you mean "workers"?',
    ],
    [
      'no options',
      () => runExperiment(EXPERIMENT, wrong(null)),
      'the set of options is null, expected a set of keys and values.',
    ],
    [
      'an engine that there is not',
      () => runExperiment(EXPERIMENT, wrong({ engine: 'gpu' })),
      'engine is "gpu", expected one of wasm, reference.',
    ],
    ['no study', () => defineStudy(wrong({ name: 'mine' })), 'title is missing, expected a text.'],
    [
      'a study’s optimizer that there is not',
      () => compare({ ...STUDY, optimizers: [{ name: 'adm' }] }),
      /optimizers\[0\]\.name is "adm", but there is no such optimizer\. Did you mean "adam"\?/,
    ],
    [
      'a controller in place of its signal',
      () => compare(STUDY, wrong({ signal: new AbortController() })),
      'compare: signal must be the signal of an AbortController.',
    ],
    [
      'results that are none',
      () => renderReport(wrong({})),
      'it was given an object without keys.',
    ],
    [
      'results that went through JSON',
      () => listCharts(wrong(JSON.parse(JSON.stringify(RESULTS)))),
      'it was given an object with kind, manifest, runs.',
    ],
    [
      'a format that there is not',
      () => renderReport(RESULTS, wrong(['pdf'])),
      'renderReport takes a list of html, svg, png, md second; it was given the list [pdf].',
    ],
    [
      'a chart that there is not',
      () => chartSvg(RESULTS, wrong('los')),
      'These results have no chart "los". Did you mean "loss"? They have: loss.',
    ],
    [
      'no results to write',
      () => writeResults('somewhere', wrong(undefined)),
      'it was given undefined.',
    ],
    [
      'the results of an experiment as a study’s',
      () => writeStudy('somewhere', wrong(RESULTS)),
      'writeStudy takes what compare gives second',
    ],
    [
      'an optimizer that there is not',
      () => findOptimizer('adm'),
      /There is no optimizer "adm"\. Did you mean "adam"\? There are: sgd, .*\.$/,
    ],
    [
      'an option out of its range',
      () => completeOptions(findOptimizer('adam'), { lr: -1, speed: 2 }),
      /options\.lr is -1, expected at least 0; options: unknown key "speed"/,
    ],
  ])('%s', async (_, call, sentence) => {
    const error = await thrownBy(call);
    expect(error).toBeInstanceOf(library.UserError);
    expect(String(error)).toMatch(sentence);
  });
});
