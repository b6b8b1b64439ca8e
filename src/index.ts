/**
 * lockstep as a library: what the author of an optimizer needs for a file of their own, and the
 * parts of the comparison for those who want to use them from code.
 *
 * @module
 */
export { smooth, type Smoothed } from './analysis/smoothing.ts';
export type { DataFile, Dataset, Split } from './data/dataset.ts';
export { mnist } from './data/mnist.ts';
export type { DatasetSource, LoadOptions } from './data/dataset-source.ts';
export { UserError } from './errors/user-error.ts';
export { loadExperiment } from './experiment/load.ts';
export type { Experiment } from './experiment/schema.ts';
export { planRuns, type PlannedRun } from './harness/plan.ts';
export { RunRecording, type RecordingMemory } from './harness/recording.ts';
export {
  prepareRecordings,
  train,
  type TrainedRun,
  type TrainingOptions,
} from './harness/train.ts';
export type { GroupRunEnd } from './harness/group.ts';
export type { RunEnd } from './harness/lockstep-run.ts';
export { AddLayer } from './network/add-layer.ts';
export { Affine } from './network/affine.ts';
export { crossEntropy } from './network/cross-entropy.ts';
export type { Labels } from './network/labels.ts';
export type { Layer } from './network/layer.ts';
export { MulLayer } from './network/mul-layer.ts';
export type { FloatArray, Parameter, Precision } from './network/parameter.ts';
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
export { optimizers } from './optimizers/registry.ts';
export { RandomState } from './random/random-state.ts';
export type { Evaluation } from './harness/evaluation.ts';
export type { Results, RunCurves } from './results/results.ts';
export { readResults } from './results/read.ts';
export { defineSchedule, type Schedule } from './schedules/schedule.ts';
export { schedules } from './schedules/registry.ts';
