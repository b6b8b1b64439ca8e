import type { Evaluation } from '../results/evaluation.ts';
import { Inspection, type InspectionMemory } from '../results/inspection.ts';
import { RUN_STATUSES, type RunStatus } from '../results/run-status.ts';

const STATUSES = ['running', ...RUN_STATUSES] as const;
const EVALUATION_FIELDS = 5;

/**
 * What a run has produced so far, in memory that threads can share: one writes while another
 * watches, and what was written survives the writer.
 */
export class RunRecording {
  /** Room for the loss of every iteration. */
  readonly losses: Float64Array;
  /** Of the network's inside, where the experiment asks for that. */
  readonly inspection: Inspection | undefined;
  private readonly evaluationFields: Float64Array;
  private readonly counters: Int32Array;

  /** @param memory made by `RunRecording.allocate` */
  constructor(readonly memory: RecordingMemory) {
    this.losses = new Float64Array(memory.losses);
    this.evaluationFields = new Float64Array(memory.evaluations);
    this.counters = new Int32Array(memory.counters);
    this.inspection = memory.inspection && new Inspection(memory.inspection);
  }

  /** Room for so many losses and evaluations. */
  static allocate(iterations: number, evaluations: number): RecordingMemory {
    return {
      losses: new SharedArrayBuffer(iterations * Float64Array.BYTES_PER_ELEMENT),
      evaluations: new SharedArrayBuffer(
        evaluations * EVALUATION_FIELDS * Float64Array.BYTES_PER_ELEMENT,
      ),
      counters: new SharedArrayBuffer(3 * Int32Array.BYTES_PER_ELEMENT),
    };
  }

  /** How many losses were recorded. */
  get iterations(): number {
    return Atomics.load(this.counters, 0);
  }

  get status(): RunStatus | 'running' {
    return STATUSES[Atomics.load(this.counters, 2)]!;
  }

  set status(status: RunStatus) {
    Atomics.store(this.counters, 2, STATUSES.indexOf(status));
  }

  /** The loss recorded last; NaN before the first. */
  get lastLoss(): number {
    return this.losses[this.iterations - 1] ?? NaN;
  }

  get evaluations(): Evaluation[] {
    return Array.from({ length: Atomics.load(this.counters, 1) }, (_, i) => {
      const [iteration, epoch, learningRate, trainAccuracy, testAccuracy] =
        this.evaluationFields.subarray(i * EVALUATION_FIELDS, (i + 1) * EVALUATION_FIELDS);
      return {
        iteration: iteration!,
        epoch: epoch!,
        learningRate: learningRate!,
        trainAccuracy: trainAccuracy!,
        testAccuracy: testAccuracy!,
      };
    });
  }

  addLoss(loss: number): void {
    const at = this.iterations;
    this.losses[at] = loss;
    // The counter after the number: a watcher never sees a loss that isn't there yet.
    Atomics.store(this.counters, 0, at + 1);
  }

  addEvaluation(evaluation: Evaluation): void {
    const at = Atomics.load(this.counters, 1);
    const { iteration, epoch, learningRate, trainAccuracy, testAccuracy } = evaluation;
    this.evaluationFields.set(
      [iteration, epoch, learningRate, trainAccuracy, testAccuracy],
      at * EVALUATION_FIELDS,
    );
    Atomics.store(this.counters, 1, at + 1);
  }
}

export interface RecordingMemory {
  readonly losses: SharedArrayBuffer;
  readonly evaluations: SharedArrayBuffer;
  readonly counters: SharedArrayBuffer;
  readonly inspection?: InspectionMemory | undefined;
}
