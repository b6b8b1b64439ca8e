import { createHash } from 'node:crypto';
import { told } from '../experiment/modules/evaluate-module.ts';
import type { Model } from '../network/model.ts';
import type { Allocate, FloatArray, Parameter } from '../network/parameter.ts';
import { isOfLibrary } from '../optimizers/registry.ts';
import { Stepper } from '../optimizers/shared/stepper.ts';
import type { OpenProblem } from '../problems/problem.ts';
import { evaluationsOf, type Course } from './course.ts';
import { Inspector } from './inspector.ts';
import type { PlannedRun } from './plan.ts';
import type { RunRecording } from './recording.ts';
import type { RunEnd } from './run-result.ts';

/** What a run is trained with. */
interface Means {
  readonly course: Course;
  readonly problem: OpenProblem;
  /** Its parameters are set to the run's first. */
  readonly model: Model;
  /** Makes the optimizer's state. */
  readonly allocate: Allocate;
}

/** One model under one optimizer, advanced a batch at a time. */
export class LockstepRun {
  private readonly initialParametersSha256: string;
  private readonly stepper: Stepper;
  private readonly inspector: Inspector | undefined;
  private readonly isEvaluatedAt: (iteration: number) => boolean;
  private readonly batches = createHash('sha256');
  private readonly evaluationPoint: readonly FloatArray[];
  /** Each parameter with room for where it is trained, and the array of where it is judged. */
  private readonly places: readonly {
    readonly values: FloatArray;
    readonly training: FloatArray;
    readonly evaluation: FloatArray;
  }[];
  private milliseconds = 0;
  private final: RunEnd['final'] = {};
  private error: string | undefined;

  /** @param recording filled as training goes on */
  constructor(
    private readonly run: PlannedRun,
    private readonly recording: RunRecording,
    private readonly means: Means,
  ) {
    const { course, model, problem, allocate } = means;
    const { parameters, gradients } = model;
    const { optimizer, options } = run;
    this.initialParametersSha256 = hashOf(parameters);
    this.isEvaluatedAt = evaluationsOf(course);
    // Kernels are those of the library's definitions; others may bear the same names.
    const kernel = isOfLibrary(optimizer)
      ? problem.fusedUpdate(optimizer.name, options)
      : undefined;
    this.stepper = new Stepper(optimizer, options, parameters, gradients, allocate, kernel);
    recording.stateBytes = this.stepper.stateBytes;
    const { inspection } = recording;
    this.inspector =
      inspection && course.inspect && new Inspector(course.inspect, model, inspection);
    const copies = this.stepper.hasEvaluationPoint ? parameters : [];
    this.places = copies.map(({ values }) => ({
      values,
      training: values.slice(),
      evaluation: values.slice(),
    }));
    this.evaluationPoint = this.places.map(({ evaluation }) => evaluation);
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
      this.recording.end('failed');
    }
    this.milliseconds += performance.now() - start;
    const [first] = this.means.model.parameters;
    if (first) this.recording.addPoint(first.values);
  }

  /** Ends the run, where it is still going. */
  end(): RunEnd {
    if (this.running) this.recording.end('interrupted');
    return {
      initialParametersSha256: this.initialParametersSha256,
      batchesSha256: this.batches.copy().digest('hex'),
      seconds: this.milliseconds / 1000,
      final: this.final,
      ...(this.error === undefined ? {} : { error: this.error }),
    };
  }

  private trainOn(iteration: number, rows: Uint32Array): void {
    const { recording } = this;
    const { course, model } = this.means;
    const lossBefore = model.gradient(rows);
    this.inspector?.beforeUpdate(iteration);
    this.stepper.update(this.learningRate(iteration));
    this.inspector?.afterUpdate(iteration);
    const isEvaluated = this.isEvaluatedAt(iteration);
    if (course.record === 'before') recording.addLoss(lossBefore);
    if (course.record === 'after' || isEvaluated) {
      this.atEvaluationPoint(() => {
        if (course.record === 'after') recording.addLoss(model.loss(rows));
        if (isEvaluated && Number.isFinite(recording.lastLoss)) this.evaluate(iteration);
      });
    }
    if (!Number.isFinite(recording.lastLoss)) recording.end('diverged');
    else if (iteration === course.iterations - 1) recording.end('finished');
  }

  private evaluate(iteration: number): void {
    const { recording } = this;
    const { course, problem, model } = this.means;
    if (course.judge === 'accuracies') {
      const { batchSize = NaN, trainSize = NaN } = problem.rows ?? {};
      recording.addEvaluation({
        iteration,
        epoch: (iteration * batchSize) / trainSize,
        learningRate: this.learningRate(iteration + 1),
        trainAccuracy: model.accuracy('train'),
        testAccuracy: model.accuracy('test'),
      });
    } else {
      recording.addValidation({ step: iteration + 1, ...problem.validate(model) });
      if (iteration < course.iterations - 1) return;
      this.final = problem.conclude(model, course.readsTest);
    }
  }

  private learningRate(update: number): number {
    const { schedule, scheduleOptions, options } = this.run;
    return schedule.rate(update, options.lr, scheduleOptions, this.means.course.iterations);
  }

  /** Calls `judge` with the parameters at which the optimizer wants to be judged. */
  private atEvaluationPoint(judge: () => void): void {
    if (!this.stepper.hasEvaluationPoint) {
      judge();
      return;
    }
    this.stepper.evaluationPoint(this.evaluationPoint);
    for (const { values, training, evaluation } of this.places) {
      training.set(values);
      values.set(evaluation);
    }
    judge();
    for (const { values, training } of this.places) values.set(training);
  }
}

/** SHA-256 of parameters' numbers, in their order. */
export function hashOf(parameters: readonly Parameter[]): string {
  const hash = createHash('sha256');
  for (const { values } of parameters) hash.update(values);
  return hash.digest('hex');
}
