/**
 * lockstep as a library: what the author of an optimizer needs for a file of their own; experiments
 * and studies from code, with their results, charts and reports; and the textbook's layers.
 *
 * Whatever is called with something that it can't take throws a `UserError`, whose message says in a
 * sentence what was wrong and what was expected.
 *
 * @module
 */
export { UserError } from './errors/user-error.ts';

// An experiment: one seed, every loss kept; `lockstep run`.
export { loadDataset, runExperiment, type RunOptions } from './comparison/run-experiment.ts';
export type { DataFile, Dataset, Split } from './data/dataset.ts';
export { defineExperiment, loadExperiment } from './experiment/load.ts';
export type { ModuleBundle } from './experiment/module-bundle.ts';
export type {
  ChartSettings,
  Experiment,
  OptimizerEntry,
  WrittenExperiment,
  WrittenOptimizer,
} from './experiment/schema.ts';
export type { UserModule } from './experiment/user-modules.ts';
export type { Evaluation } from './harness/evaluation.ts';
export type {
  HiddenWeights,
  Inspection,
  InspectionMemory,
  ParameterName,
  ParameterNorms,
} from './harness/inspection.ts';
export type { PlannedRun } from './harness/plan.ts';
export type { RecordingMemory, RunRecording } from './harness/recording.ts';
export { RUN_STATUSES, type RunStatus } from './harness/run-status.ts';
export type { StopSignal } from './harness/stop-signal.ts';
export type { TrainingOptions } from './harness/train.ts';
export type { Environment } from './results/environment.ts';
export type { Manifest, ManifestRun } from './results/manifest.ts';
export { readResults } from './results/read.ts';
export type { Results, RunCurves } from './results/results.ts';
export { writeResults } from './results/write.ts';

// A study: optimizers tuned alike, over seeds and problems, with statistics; `lockstep compare`.
export type { Band, Interval } from './analysis/bootstrap.ts';
export type { FriedmanTest } from './analysis/friedman.ts';
export type { LeaderComparison, PairedComparison } from './analysis/paired-comparison.ts';
export type { ProfilePoint } from './analysis/performance-profile.ts';
export type { SpeedUp } from './analysis/speed-up.ts';
export type { ExpectedRunningTime } from './analysis/time-to-target.ts';
export type { AcrossProblems } from './comparison/across-problems.ts';
export type { Analysis, OptimizerSummary, ProblemAnalysis, Target } from './comparison/analyse.ts';
export type { Compared, ComparedOptimizer, ComparedProblem } from './comparison/compare.ts';
export type { ComparisonEnvironment as StudyEnvironment } from './comparison/environment.ts';
export type { ComparisonManifest as StudyManifest } from './comparison/manifest.ts';
export type { LeftOut } from './comparison/plan.ts';
export { readFolder } from './comparison/read-folder.ts';
export type { ComparisonResults as StudyResults, TableRow } from './comparison/results.ts';
export type { RunResult } from './comparison/run-result.ts';
export type { RunSpec, SpecifiedProblem } from './comparison/run-spec.ts';
export type {
  Comparison as Study,
  WrittenComparison as WrittenStudy,
} from './comparison/schema.ts';
export {
  compare,
  defineStudy,
  loadStudy,
  writeStudy,
  type ComparedStudy,
  type StudyOptions,
} from './comparison/study.ts';
export type { TrainingCurve } from './comparison/training-curve.ts';
export type { Trial, Tuning } from './comparison/tune.ts';
export type { Settings } from './comparison/tuning.ts';
export { problemDescriptions as problems } from './problems/descriptions.ts';
export { METRICS, type MetricName, type ProblemDescription } from './problems/problem.ts';

// Charts and reports of either.
export {
  chartSpecification,
  chartSvg,
  listCharts,
  type ChartNameOf,
  type ChartSpecification,
  type ListedChart,
} from './report/chart-by-name.ts';
export {
  EXPERIMENT_CHARTS,
  STUDY_CHARTS,
  type ChartName,
  type ExperimentChartName,
  type StudyChartName,
} from './report/charts/chart-names.ts';
export {
  renderReport,
  REPORT_FORMATS,
  type ReportFile,
  type ReportFormat,
} from './report/report.ts';

// An optimizer of one's own: define it, check it, hold it against a recording, step it by hand.
export { readTrajectory } from './author/trajectory-files.ts';
export { replay } from './author/replay.ts';
export { completeOptions } from './experiment/complete-options.ts';
export { importOptimizer } from './experiment/optimizer-module.ts';
export type { ContractCheck } from './optimizers/contract/check.ts';
export { contract } from './optimizers/contract/contract.ts';
export {
  defineOptimizer,
  type Optimizer,
  type Paper,
  type ParameterSlot,
  type StepContext,
} from './optimizers/optimizer.ts';
export type {
  BooleanSpec,
  ChoiceSpec,
  NumbersSpec,
  NumberSpec,
  OptionSpec,
  OptionSpecs,
  OptionValues,
  TuningRange,
} from './optimizers/options.ts';
export { findOptimizer, optimizers } from './optimizers/registry.ts';
export type { RecordedSteps, Replay, Trajectory } from './optimizers/replay.ts';
export { Stepper, type FusedUpdate, type StepperSnapshot } from './optimizers/stepper.ts';
export { wrappers } from './optimizers/wrappers/registry.ts';
export type { Wrapper } from './optimizers/wrappers/wrapper.ts';
export { schedules } from './schedules/registry.ts';
export type { Schedule } from './schedules/schedule.ts';

// What the textbook's programs are made of.
export { smooth, type Smoothed } from './analysis/smoothing.ts';
export { AddLayer } from './network/add-layer.ts';
export { Affine } from './network/affine.ts';
export { crossEntropy } from './network/cross-entropy.ts';
export type { Labels } from './network/labels.ts';
export type { Layer } from './network/layer.ts';
export { MulLayer } from './network/mul-layer.ts';
export {
  allocator,
  type Allocate,
  type FloatArray,
  type Parameter,
  type Precision,
} from './network/parameter.ts';
export { ReLU } from './network/relu.ts';
export { Sigmoid } from './network/sigmoid.ts';
export { softmax } from './network/softmax.ts';
export { SoftmaxWithLoss } from './network/softmax-with-loss.ts';
export type { Tensor } from './network/tensor.ts';
export {
  TwoLayerNet,
  type Activation,
  type Gradients,
  type NetworkShape,
} from './network/two-layer-net.ts';
export { RandomState } from './random/random-state.ts';
