/**
 * lockstep as a library: what the author of an optimizer needs for a file of their own; experiments
 * and studies from code, with their results, charts and reports; and the textbook's layers.
 *
 * Whatever is called with something that it can't take throws a `UserError`, whose message says in a
 * sentence what was wrong and what was expected.
 *
 * @module
 */
export { UserError } from './base/errors/user-error.ts';

// An experiment: one seed, every loss kept; `lockstep run`.
export { loadDataset, runExperiment, type RunOptions } from './running/run-experiment.ts';
export type { DataFile, Dataset, Split } from './data/dataset.ts';
export { defineExperiment, loadExperiment } from './experiment/load.ts';
export type { ModuleBundle } from './experiment/modules/module-bundle.ts';
export type {
  ChartSettings,
  Experiment,
  OptimizerEntry,
  WrittenExperiment,
  WrittenOptimizer,
} from './experiment/schema.ts';
export type { UserModule } from './experiment/modules/user-modules.ts';
export type { Evaluation } from './results/evaluation.ts';
export type {
  HiddenWeights,
  Inspection,
  InspectionMemory,
  ParameterName,
  ParameterNorms,
} from './results/inspection.ts';
export type { PlannedRun, RunEntry } from './running/plan.ts';
export type {
  RecordingMemory,
  RecordingRoom,
  RunRecording,
  Validation,
} from './running/recording.ts';
export type { SharedRecordsMemory } from './results/shared-records.ts';
export { RUN_STATUSES, type RunStatus } from './results/run-status.ts';
export type { StopSignal } from './running/stop-signal.ts';
export type { TrainingOptions } from './running/train.ts';
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
export type { AcrossProblems } from './study/across-problems.ts';
export type { Analysis, OptimizerSummary, ProblemAnalysis, Target } from './study/analyse.ts';
export type { Compared, ComparedOptimizer, ComparedProblem } from './study/compare.ts';
export type { StudyEnvironment } from './study/environment.ts';
export type { StudyManifest } from './study/manifest.ts';
export type { LeftOut } from './study/plan/plan.ts';
export { readFolder } from './study/read-folder.ts';
export type { AnyResults, StudyResults } from './study/results.ts';
export type { StudyRows, StudyTableName, StudyTables } from './study/tables/registry.ts';
export type { SensitivityRow } from './study/tables/sensitivity.ts';
export type { RunResult } from './running/run-result.ts';
export type { RunSpec, SpecifiedProblem } from './running/run-spec.ts';
export type { Study, WrittenStudy } from './study/plan/schema.ts';
export {
  compare,
  defineStudy,
  loadStudy,
  writeStudy,
  type ComparedStudy,
  type StudyOptions,
} from './study/study.ts';
export type { TrainingCurve } from './study/training-curve.ts';
export type { Trial, Tuning } from './study/tuning/tune.ts';
export type { Settings } from './study/tuning/tuning.ts';
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
} from './report/output/chart-by-name.ts';
export {
  EXPERIMENT_CHARTS,
  STUDY_CHARTS,
  type ChartName,
  type ExperimentChartName,
  type StudyChartName,
} from './report/charts/registry.ts';
export {
  renderReport,
  REPORT_FORMATS,
  type ReportFile,
  type ReportFormat,
} from './report/output/report.ts';

// An optimizer of one's own: define it, check it, hold it against a recording, step it by hand.
export { readTrajectory } from './author/trajectory-files.ts';
export { replay } from './author/replay.ts';
export { completeOptions } from './experiment/complete-options.ts';
export { importOptimizer } from './experiment/modules/optimizer-module.ts';
export type { ContractCheck } from './optimizers/contract/check.ts';
export { contract } from './optimizers/contract/contract.ts';
export {
  defineOptimizer,
  type Optimizer,
  type Paper,
  type ParameterSlot,
  type StepContext,
} from './optimizers/shared/optimizer.ts';
export type {
  BooleanSpec,
  ChoiceSpec,
  NumbersSpec,
  NumberSpec,
  OptionSpec,
  OptionSpecs,
  OptionValues,
  TuningRange,
} from './base/options/options.ts';
export { findOptimizer, optimizers } from './optimizers/registry.ts';
export type { RecordedSteps, Replay, Trajectory } from './optimizers/shared/replay.ts';
export { Stepper, type FusedUpdate, type StepperSnapshot } from './optimizers/shared/stepper.ts';
export { wrappers } from './optimizers/wrappers/registry.ts';
export type { Wrapper } from './optimizers/wrappers/wrapper.ts';
export { schedules } from './schedules/registry.ts';
export type { Schedule } from './schedules/schedule.ts';

// What the textbook's programs are made of.
export { smooth, type Smoothed } from './analysis/smoothing.ts';
export { AddLayer } from './network/layers/add-layer.ts';
export { Affine } from './network/layers/affine.ts';
export { crossEntropy } from './network/layers/cross-entropy.ts';
export type { Labels } from './network/layers/labels.ts';
export type { Layer } from './network/layers/layer.ts';
export { MulLayer } from './network/layers/mul-layer.ts';
export {
  allocator,
  type Allocate,
  type FloatArray,
  type Parameter,
  type Precision,
} from './network/parameter.ts';
export { ReLU } from './network/layers/relu.ts';
export { Sigmoid } from './network/layers/sigmoid.ts';
export { softmax } from './network/layers/softmax.ts';
export { SoftmaxWithLoss } from './network/layers/softmax-with-loss.ts';
export type { Tensor } from './network/tensor.ts';
export {
  TwoLayerNet,
  type Activation,
  type Gradients,
  type NetworkShape,
} from './network/two-layer-net.ts';
export { RandomState } from './base/random/random-state.ts';
