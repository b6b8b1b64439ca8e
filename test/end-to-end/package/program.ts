/**
 * A program of someone who installed lockstep: package.test.ts compiles it in an empty folder, strictly,
 * with no types but lockstep's own, and runs it there.
 */
import {
  chartSpecification,
  chartSvg,
  compare,
  completeOptions,
  defineExperiment,
  defineOptimizer,
  defineStudy,
  findOptimizer,
  listCharts,
  readFolder,
  renderReport,
  runExperiment,
  UserError,
  writeResults,
  writeStudy,
  type ChartName,
  type Experiment,
  type Results,
  type RunStatus,
  type Study,
  type StudyResults,
  type WrittenExperiment,
  type WrittenStudy,
} from 'lockstep';
import packageJson from 'lockstep/package.json' with { type: 'json' };
import experimentSchema from 'lockstep/schema/experiment.schema.json' with { type: 'json' };
import studySchema from 'lockstep/schema/study.schema.json' with { type: 'json' };

const writtenExperiment: WrittenExperiment = {
  name: 'two',
  title: 'Adam beside SGD',
  iterations: 30,
  batchSize: 16,
  evaluate: { end: true },
  optimizers: [{ name: 'adam' }, { name: 'sgd', label: 'Fast SGD', options: { lr: 0.5 } }],
};
const experiment: Experiment = await defineExperiment(writtenExperiment);
const results: Results = await runExperiment(experiment);
await writeResults('results/two', results);
const statuses: readonly RunStatus[] = results.runs.map(({ status }) => status);
const accuracies: readonly (number | undefined)[] = results.runs.map(
  ({ evaluations }) => evaluations.at(-1)?.testAccuracy,
);

const writtenStudy: WrittenStudy = {
  name: 'valley',
  title: 'Adam beside Lion in a curved valley',
  problems: [{ name: 'rosenbrock', iterations: 50 }],
  seeds: 5,
  tuning: { trials: 2 },
  optimizers: [{ name: 'adam', tune: { lr: [0.01, 0.1] } }, { name: 'lion' }],
};
const study: Study = await defineStudy(writtenStudy);
// With the usual store, workers and signal.
const compared = await compare(study);
await writeStudy('results/valley', compared);
const readBack = await readFolder('results/valley');
const studyResults: StudyResults = compared;
const means: readonly number[] = compared.analysis.problems.flatMap(({ optimizers }) =>
  optimizers.map(({ mean }) => mean),
);

const names: readonly ChartName[] = listCharts(studyResults).map(({ name }) => name);
const svg: string = await chartSvg(results, 'loss');
const { $schema, description } = chartSpecification(studyResults, 'intervals');
const [page] = await renderReport(results, ['html']);

const mine = defineOptimizer({
  name: 'mine',
  label: 'Mine',
  summary: 'Momentum.',
  formula: 'v ← 0.9·v + g, θ ← θ − lr·v',
  paper: { authors: 'Me', title: 'Mine', year: 2026, url: 'https://example.org' },
  options: { lr: { type: 'number', default: 0.1, help: 'learning rate' } },
  state: ['v'],
  update(parameters, { lr }) {
    for (const { values, gradient, state } of parameters) {
      for (let i = 0; i < values.length; i++) {
        state.v[i] = 0.9 * (state.v[i] ?? 0) + (gradient[i] ?? 0);
        values[i] = (values[i] ?? 0) - lr * (state.v[i] ?? 0);
      }
    }
  },
});
const rate: number = completeOptions(mine).lr;

/** What must not compile, or this file does not. */
export const refused = [
  // @ts-expect-error the loss is recorded before or after the update
  (): WrittenExperiment => ({ ...writtenExperiment, record: 'between' }),
  // @ts-expect-error a study has no batch size; its problems do
  (): WrittenStudy => ({ ...writtenStudy, batchSize: 3 }),
  // @ts-expect-error an experiment has no such chart
  () => chartSvg(results, 'performance-profile'),
  // @ts-expect-error that is no option of this optimizer
  () => completeOptions(mine, { speed: 2 }),
];

let mistake = '';
try {
  findOptimizer('adm');
} catch (error) {
  if (error instanceof UserError) mistake = error.message;
}

/** What the test looks at. */
export const told = {
  version: packageJson.version,
  schemas: [experimentSchema.type, studySchema.type],
  statuses,
  accuracies,
  means,
  readBack: 'tables' in readBack,
  names,
  svg: svg.slice(0, 4),
  specification: [$schema, description],
  page: page?.name,
  rate,
  mistake,
};
