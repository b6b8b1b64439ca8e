import type { Evaluation } from '../results/evaluation.ts';
import { Inspection, type InspectionMemory } from '../results/inspection.ts';
import { RUN_STATUSES, type RunStatus } from '../results/run-status.ts';
import { SharedRecords, type SharedRecordsMemory } from '../results/shared-records.ts';

const STATUSES = ['running', ...RUN_STATUSES] as const;
const [ITERATIONS, STATUS] = [0, 1];
const [EVALUATION, VALIDATION, POINT] = [5, 3, 2];

/** A look at the validation set after an update. */
export interface Validation {
  /** Updates made. */
  readonly step: number;
  readonly loss: number;
  /** 0 to 1; NaN where the problem has no labels. */
  readonly accuracy: number;
}

/** What there is to be room for, beside the losses. */
export interface RecordingRoom {
  readonly evaluations?: number;
  readonly validations?: number;
  /** Whether the parameters after each update are kept: of functions of two numbers. */
  readonly path?: boolean;
  readonly inspection?: InspectionMemory | undefined;
}

/** Where a recording's numbers are, in memory that threads can share. */
export interface RecordingMemory {
  readonly losses: SharedArrayBuffer;
  readonly counters: SharedArrayBuffer;
  readonly stateBytes: SharedArrayBuffer;
  readonly evaluations: SharedRecordsMemory;
  readonly validations: SharedRecordsMemory;
  readonly path: SharedRecordsMemory | undefined;
  readonly inspection: InspectionMemory | undefined;
}

/**
 * What a run has produced so far, in memory that threads can share: one writes while another
 * watches, and what was written survives the writer.
 */
export class RunRecording {
  /** Room for the loss of every iteration. */
  readonly losses: Float64Array;
  /** Of the network's inside, where the experiment asks for that. */
  readonly inspection: Inspection | undefined;
  private readonly counters: Int32Array;
  private readonly bytes: Float64Array;
  private readonly evaluated: SharedRecords;
  private readonly validated: SharedRecords;
  private readonly points: SharedRecords | undefined;

  /** @param memory made by `RunRecording.allocate` */
  constructor(readonly memory: RecordingMemory) {
    this.losses = new Float64Array(memory.losses);
    this.counters = new Int32Array(memory.counters);
    this.bytes = new Float64Array(memory.stateBytes);
    this.evaluated = new SharedRecords(memory.evaluations);
    this.validated = new SharedRecords(memory.validations);
    this.points = memory.path && new SharedRecords(memory.path);
    this.inspection = memory.inspection && new Inspection(memory.inspection);
  }

  /** Room for so many losses, and for what else there is to be. */
  static allocate(
    iterations: number,
    { evaluations = 0, validations = 0, path = false, inspection }: RecordingRoom = {},
  ): RecordingMemory {
    return {
      losses: new SharedArrayBuffer(iterations * Float64Array.BYTES_PER_ELEMENT),
      counters: new SharedArrayBuffer(2 * Int32Array.BYTES_PER_ELEMENT),
      stateBytes: new SharedArrayBuffer(Float64Array.BYTES_PER_ELEMENT),
      evaluations: SharedRecords.allocate(evaluations, EVALUATION),
      validations: SharedRecords.allocate(validations, VALIDATION),
      path: path ? SharedRecords.allocate(iterations, POINT) : undefined,
      inspection,
    };
  }

  /** How many losses were recorded. */
  get iterations(): number {
    return Atomics.load(this.counters, ITERATIONS);
  }

  get status(): RunStatus | 'running' {
    return STATUSES[Atomics.load(this.counters, STATUS)] ?? 'running';
  }

  /** Notes how the run ended. */
  end(status: RunStatus): void {
    Atomics.store(this.counters, STATUS, STATUSES.indexOf(status));
  }

  /** Of the optimizer's state. */
  get stateBytes(): number {
    return this.bytes[0] ?? 0;
  }

  set stateBytes(bytes: number) {
    this.bytes[0] = bytes;
  }

  /** The loss recorded last; NaN before the first. */
  get lastLoss(): number {
    return this.losses[this.iterations - 1] ?? NaN;
  }

  get evaluations(): Evaluation[] {
    return this.evaluated.all.map(
      ([iteration = NaN, epoch = NaN, learningRate = NaN, train = NaN, test = NaN]) => ({
        iteration,
        epoch,
        learningRate,
        trainAccuracy: train,
        testAccuracy: test,
      }),
    );
  }

  get validations(): Validation[] {
    return this.validated.all.map(([step = NaN, loss = NaN, accuracy = NaN]) => ({
      step,
      loss,
      accuracy,
    }));
  }

  /** The parameters after each update, where they are kept. */
  get path(): [x: number, y: number][] | undefined {
    return this.points?.all.map(([x = NaN, y = NaN]) => [x, y]);
  }

  addLoss(loss: number): void {
    const at = this.iterations;
    this.losses[at] = loss;
    // The counter after the number: a watcher never sees a loss that isn't there yet.
    Atomics.store(this.counters, ITERATIONS, at + 1);
  }

  addEvaluation(evaluation: Evaluation): void {
    const { iteration, epoch, learningRate, trainAccuracy, testAccuracy } = evaluation;
    this.evaluated.add([iteration, epoch, learningRate, trainAccuracy, testAccuracy]);
  }

  addValidation({ step, loss, accuracy }: Validation): void {
    this.validated.add([step, loss, accuracy]);
  }

  /** Notes where the parameters of a function of two numbers are, where that is kept. */
  addPoint(point: ArrayLike<number>): void {
    this.points?.add(point);
  }
}
