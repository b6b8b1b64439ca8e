import { RunRecording, type RecordingMemory } from './recording.ts';
import type { RunResult } from './run-result.ts';
import type { RunSpec } from './run-spec.ts';

/** Step, loss and accuracy. */
const EVALUATION_FIELDS = 3;
/** How many there are of each. */
const [EVALUATIONS, POINTS] = [0, 1];

/** Where a run's notes are, in memory that threads can share. */
export interface NotesMemory {
  readonly recording: RecordingMemory;
  readonly evaluations: SharedArrayBuffer;
  /** The parameters after each update, of functions of two numbers. */
  readonly path: SharedArrayBuffer | undefined;
  readonly counters: SharedArrayBuffer;
  readonly stateBytes: SharedArrayBuffer;
}

/** What is noted of a comparison's run on its way; it survives the thread that trains it. */
export class RunNotes {
  readonly recording: RunRecording;
  private readonly evaluationFields: Float64Array;
  private readonly pathFields: Float64Array | undefined;
  private readonly counters: Int32Array;
  private readonly bytes: Float64Array;

  /** @param memory made by `RunNotes.allocate` */
  constructor(readonly memory: NotesMemory) {
    this.recording = new RunRecording(memory.recording);
    this.evaluationFields = new Float64Array(memory.evaluations);
    this.pathFields = memory.path && new Float64Array(memory.path);
    this.counters = new Int32Array(memory.counters);
    this.bytes = new Float64Array(memory.stateBytes);
  }

  /** @param keepsPath whether the problem is a function of two numbers */
  static allocate(
    { iterations, evaluations }: Pick<RunSpec, 'iterations' | 'evaluations'>,
    keepsPath: boolean,
  ): NotesMemory {
    const numbers = (length: number) =>
      new SharedArrayBuffer(length * Float64Array.BYTES_PER_ELEMENT);
    return {
      recording: RunRecording.allocate(iterations, 0),
      evaluations: numbers(evaluations * EVALUATION_FIELDS),
      path: keepsPath ? numbers(2 * iterations) : undefined,
      counters: new SharedArrayBuffer(2 * Int32Array.BYTES_PER_ELEMENT),
      stateBytes: numbers(1),
    };
  }

  /** Of the optimizer's state. */
  set stateBytes(bytes: number) {
    this.bytes[0] = bytes;
  }

  addEvaluation({ step, loss, accuracy }: RunResult['evaluations'][number]): void {
    const at = Atomics.load(this.counters, EVALUATIONS);
    this.evaluationFields.set([step, loss, accuracy], at * EVALUATION_FIELDS);
    // The counter after the numbers: another thread never sees a record that isn't there yet.
    Atomics.store(this.counters, EVALUATIONS, at + 1);
  }

  /** Notes where the parameters of a function of two numbers are, where that is kept. */
  addPoint(point: ArrayLike<number>): void {
    if (!this.pathFields) return;
    const at = Atomics.load(this.counters, POINTS);
    this.pathFields.set(point, 2 * at);
    Atomics.store(this.counters, POINTS, at + 1);
  }

  /** @param end what the notes don't tell */
  result(
    end: Pick<
      RunResult,
      'final' | 'batchesSha256' | 'initialParametersSha256' | 'error' | 'seconds'
    >,
  ): RunResult {
    const { recording, pathFields: path } = this;
    const [stateBytes = 0] = this.bytes;
    const { error, final, batchesSha256, initialParametersSha256, seconds } = end;
    return {
      status: recording.status === 'running' ? 'interrupted' : recording.status,
      steps: recording.iterations,
      losses: [...recording.losses.subarray(0, recording.iterations)],
      evaluations: this.evaluations,
      final,
      ...(path ? { path: pairs(path, Atomics.load(this.counters, POINTS)) } : {}),
      stateBytes,
      batchesSha256,
      initialParametersSha256,
      ...(error === undefined ? {} : { error }),
      seconds,
    };
  }

  private get evaluations(): RunResult['evaluations'] {
    const count = Atomics.load(this.counters, EVALUATIONS);
    return Array.from({ length: count }, (_, i) => {
      const at = i * EVALUATION_FIELDS;
      const [step = NaN, loss = NaN, accuracy = NaN] = this.evaluationFields.subarray(at);
      return { step, loss, accuracy };
    });
  }
}

function pairs(numbers: Float64Array, count: number): [number, number][] {
  return Array.from({ length: count }, (_, i) => {
    const [x = NaN, y = NaN] = numbers.subarray(2 * i, 2 * i + 2);
    return [x, y];
  });
}
