import { createHash } from 'node:crypto';
import { told } from '../experiment/modules/evaluate-module.ts';
import type { Model } from '../network/model.ts';
import type { FloatArray, Parameter } from '../network/parameter.ts';
import { isOfLibrary } from '../optimizers/registry.ts';
import { Stepper } from '../optimizers/shared/stepper.ts';
import type { Inspector } from './inspector.ts';
import type { NetworkFactory } from './network-factory.ts';
import type { PlannedRun } from './plan.ts';
import type { RunRecording } from './recording.ts';

/** How a run stands after an iteration. */
export interface RunEnd {
  /** SHA-256 of the batches that the run was trained on. */
  readonly batchesSha256: string;
  /** Time spent on this run alone. */
  readonly seconds: number;
  /** Why it failed, in a sentence. */
  readonly error?: string;
}

/** How runs are to go. */
export interface Course {
  /** Updates of each run. */
  readonly iterations: number;
  /** Whether the loss recorded is that after the update, on the same batch, or that before it. */
  readonly record: 'after' | 'before';
  /** Whether the run is evaluated after this iteration's update. */
  evaluatesAt(iteration: number): boolean;
}

/**
 * Evaluates a run.
 * @param model has the parameters at which the optimizer is to be judged
 * @param learningRate in force after the iteration
 */
export type Evaluate = (model: Model, iteration: number, learningRate: number) => void;

/** One network under one optimizer, advanced a batch at a time. */
export class LockstepRun {
  readonly initialParametersSha256: string;
  private readonly stepper: Stepper;
  private readonly batches = createHash('sha256');
  private readonly evaluationPoint: readonly FloatArray[];
  private readonly trainingPoint: readonly FloatArray[];
  private milliseconds = 0;
  private error: string | undefined;

  /**
   * @param model its parameters are set to the run's first
   * @param inspector looks at the model before and after each update
   */
  constructor(
    private readonly course: Course,
    private readonly run: PlannedRun,
    private readonly model: Model,
    private readonly recording: RunRecording,
    private readonly evaluate: Evaluate,
    networks: Pick<NetworkFactory, 'allocate' | 'fusedUpdate'>,
    private readonly inspector?: Inspector,
  ) {
    const { parameters, gradients } = model;
    this.initialParametersSha256 = hashOf(parameters);
    this.stepper = new Stepper(
      run.optimizer,
      run.options,
      parameters,
      gradients,
      networks.allocate,
      // Kernels are those of the library's definitions; others may bear the same names.
      isOfLibrary(run.optimizer)
        ? networks.fusedUpdate(run.optimizer.name, run.options)
        : undefined,
    );
    const copies = this.stepper.hasEvaluationPoint ? parameters : [];
    this.evaluationPoint = copies.map(({ values }) => values.slice());
    this.trainingPoint = copies.map(({ values }) => values.slice());
  }

  /** Bytes of the optimizer's state. */
  get stateBytes(): number {
    return this.stepper.stateBytes;
  }

  get running(): boolean {
    return this.recording.status === 'running';
  }

  /** Trains on one batch and records its loss; a run that diverges or throws ends here. */
  advance(iteration: number, rows: Uint32Array): void {
    const start = performance.now();
    this.batches.update(rows);
    try {
      this.trainOn(iteration, rows);
    } catch (error) {
      this.error = told(error);
      this.recording.status = 'failed';
    }
    this.milliseconds += performance.now() - start;
  }

  /** Ends a run that is still going. */
  interrupt(): void {
    if (this.running) this.recording.status = 'interrupted';
  }

  end(): RunEnd {
    return {
      batchesSha256: this.batches.copy().digest('hex'),
      seconds: this.milliseconds / 1000,
      ...(this.error === undefined ? {} : { error: this.error }),
    };
  }

  private trainOn(iteration: number, rows: Uint32Array): void {
    const { course, model, recording } = this;
    const lossBefore = model.gradient(rows);
    this.inspector?.beforeUpdate(iteration);
    this.stepper.update(this.learningRate(iteration));
    this.inspector?.afterUpdate(iteration);
    const evaluates = course.evaluatesAt(iteration);
    if (course.record === 'before') recording.addLoss(lossBefore);
    if (course.record === 'after' || evaluates) {
      this.atEvaluationPoint(() => {
        if (course.record === 'after') recording.addLoss(model.loss(rows));
        if (evaluates && Number.isFinite(recording.lastLoss)) {
          this.evaluate(model, iteration, this.learningRate(iteration + 1));
        }
      });
    }
    if (!Number.isFinite(recording.lastLoss)) recording.status = 'diverged';
    else if (iteration === course.iterations - 1) recording.status = 'finished';
  }

  private learningRate(update: number): number {
    const { schedule, scheduleOptions, options } = this.run;
    return schedule.rate(update, options.lr, scheduleOptions, this.course.iterations);
  }

  /** Calls `judge` with the parameters at which the optimizer wants to be judged. */
  private atEvaluationPoint(judge: () => void): void {
    if (!this.stepper.hasEvaluationPoint) {
      judge();
      return;
    }
    const { parameters } = this.model;
    this.stepper.evaluationPoint(this.evaluationPoint);
    parameters.forEach(({ values }, i) => {
      this.trainingPoint[i]!.set(values);
      values.set(this.evaluationPoint[i]!);
    });
    judge();
    parameters.forEach(({ values }, i) => values.set(this.trainingPoint[i]!));
  }
}

/** SHA-256 of parameters' numbers, in their order. */
export function hashOf(parameters: readonly Parameter[]): string {
  const hash = createHash('sha256');
  for (const { values } of parameters) hash.update(values);
  return hash.digest('hex');
}
