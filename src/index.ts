/**
 * lockstep as a library: what the author of an optimizer needs for a file of their own, and the
 * parts of the comparison for those who want to use them from code.
 *
 * @module
 */

// Experiments: define, run, write, read, draw.
export type { Band, Interval } from './analysis/bootstrap.ts';
export type { FriedmanTest } from './analysis/friedman.ts';
export type { LeaderComparison, PairedComparison } from './analysis/paired-comparison.ts';
export type { ProfilePoint } from './analysis/performance-profile.ts';
export type { ExpectedRunningTime } from './analysis/time-to-target.ts';
export {
  analyse,
  type Analysis,
  type OptimizerSummary,
  type ProblemAnalysis,
  type Target,
} from './comparison/analyse.ts';
export type { SpeedUp } from './analysis/speed-up.ts';
export { readFolder } from './comparison/read-folder.ts';
export { comparisonResults, type ComparisonResults, type TableRow } from './comparison/results.ts';
export type { ComparisonCourse, ComparisonEnvironment } from './comparison/environment.ts';
export type { CostRow } from './comparison/cost.ts';
export type { ComparisonManifest } from './comparison/manifest.ts';
export type { TrainingCurve } from './comparison/training-curve.ts';
export type { AcrossProblems } from './comparison/across-problems.ts';
export {
  compare,
  type Compared,
  type ComparedOptimizer,
  type ComparedProblem,
  type CompareOptions,
} from './comparison/compare.ts';
export type { ExecuteOptions } from './comparison/execute.ts';
export { defineComparison, loadComparison } from './comparison/load.ts';
export type { LeftOut } from './comparison/plan.ts';
export type { RunResult } from './comparison/run-result.ts';
export type { RunSpec, SpecifiedProblem } from './comparison/run-spec.ts';
export { RunStore, type KeptRun } from './comparison/run-store.ts';
export type { Comparison } from './comparison/schema.ts';
export { summaryText } from './comparison/summary.ts';
export type { TuneOptions, Trial, Tuning } from './comparison/tune.ts';
export type { Settings } from './comparison/tuning.ts';
export { problems } from './problems/registry.ts';
export {
  defineProblem,
  METRICS,
  type MetricName,
  type OpenProblem,
  type Problem,
  type ProblemSource,
  type TrainingRows,
} from './problems/problem.ts';
export { loadDataset, runExperiment, type RunOptions } from './comparison/run-experiment.ts';
export { defineExperiment, loadExperiment } from './experiment/load.ts';
export type { ModuleBundle } from './experiment/module-bundle.ts';
export type { Experiment, WrittenExperiment, WrittenOptimizer } from './experiment/schema.ts';
export type { UserModule } from './experiment/user-modules.ts';
export { renderReport, type ReportFile, type ReportFormat } from './report/report.ts';
export type { Environment } from './results/environment.ts';
export type { Manifest, ManifestRun } from './results/manifest.ts';
export { readResults } from './results/read.ts';
export type { Results, RunCurves } from './results/results.ts';
export { writeResults } from './results/write.ts';

// Optimizers, schedules and wrappers: define, find, check, verify.
export { importOptimizer } from './experiment/optimizer-module.ts';
export { allocationFailure } from './optimizers/contract/allocation.ts';
export type { ContractCheck } from './optimizers/contract/check.ts';
export { contract } from './optimizers/contract/contract.ts';
export { costOf, type Cost } from './optimizers/contract/cost.ts';
export {
  defineOptimizer,
  type Optimizer,
  type Paper,
  type ParameterSlot,
  type StepContext,
} from './optimizers/optimizer.ts';
export {
  optionsSchema,
  type BooleanSpec,
  type ChoiceSpec,
  type NumbersSpec,
  type NumberSpec,
  type OptionSpec,
  type OptionSpecs,
  type OptionValues,
  type TuningRange,
} from './optimizers/options.ts';
export { findOptimizer, optimizers } from './optimizers/registry.ts';
export {
  replay,
  trajectorySchema,
  type RecordedSteps,
  type Replay,
  type Trajectory,
} from './optimizers/replay.ts';
export { Stepper, type FusedUpdate, type StepperSnapshot } from './optimizers/stepper.ts';
export { wrappers } from './optimizers/wrappers/registry.ts';
export { defineWrapper, type Wrapper } from './optimizers/wrappers/wrapper.ts';
export { schedules } from './schedules/registry.ts';
export { defineSchedule, type Schedule } from './schedules/schedule.ts';

// What a comparison is made of.
export { smooth, type Smoothed } from './analysis/smoothing.ts';
export type { DatasetSource, LoadOptions } from './data/dataset-source.ts';
export type { DataFile, Dataset, Split } from './data/dataset.ts';
export { mnist } from './data/mnist.ts';
export { UserError } from './errors/user-error.ts';
export type { Evaluation } from './harness/evaluation.ts';
export type { GroupRunEnd } from './harness/group.ts';
export {
  Inspection,
  type HiddenWeights,
  type InspectionMemory,
  type ParameterName,
  type ParameterNorms,
} from './harness/inspection.ts';
export type { RunEnd } from './harness/lockstep-run.ts';
export { planRuns, type PlannedRun } from './harness/plan.ts';
export { RunRecording, type RecordingMemory } from './harness/recording.ts';
export {
  prepareRecordings,
  train,
  type TrainedRun,
  type TrainingOptions,
} from './harness/train.ts';
export { AddLayer } from './network/add-layer.ts';
export { Affine } from './network/affine.ts';
export { crossEntropy } from './network/cross-entropy.ts';
export type { OptimizerEntry } from './experiment/schema.ts';
export type { Labels } from './network/labels.ts';
export type { Evaluated, Model, SplitName } from './network/model.ts';
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
