import { MultiBar, type SingleBar } from 'cli-progress';
import { itemAt } from '../../base/lists/item-at.ts';
import { paired } from '../../base/lists/paired.ts';
import type { Experiment } from '../../experiment/schema.ts';
import type { PlannedRun } from '../../running/plan.ts';
import type { RunRecording } from '../../running/recording.ts';

/** How often the recordings are looked at, in milliseconds. */
const INTERVAL = 100;
/** Plain lines tell every tenth of the way. */
const PLAIN_STEPS = 10;

interface ProgressOptions {
  /** Prints every run's loss each `printEvery` iterations, as the textbook's program does. */
  readonly verbose: boolean | undefined;
  readonly quiet: boolean | undefined;
}

/**
 * Shows how the runs get on while they are trained: on a terminal a bar a run with its current loss
 * and the time left, elsewhere plain lines.
 *
 * @returns ends the display, having shown what there was up to then
 */
export function showProgress(
  { iterations, printEvery }: Experiment,
  runs: readonly PlannedRun[],
  recordings: readonly RunRecording[],
  { verbose, quiet }: ProgressOptions,
): () => void {
  if (quiet) return () => undefined;
  const bars = process.stderr.isTTY ? new Bars(iterations, runs) : undefined;
  const log = bars
    ? (text: string) => bars.log(text)
    : (text: string) => void process.stdout.write(text);
  const displays: ((recordings: readonly RunRecording[]) => void)[] = [];
  if (verbose) displays.push(lossPrinter(runs, printEvery, log));
  if (bars) displays.push((current) => bars.update(current));
  else if (!verbose) displays.push(plainLines(iterations, runs, log));

  const show = () => displays.forEach((display) => display(recordings));
  show();
  const timer = setInterval(show, INTERVAL);
  return () => {
    clearInterval(timer);
    show();
    bars?.stop();
  };
}

class Bars {
  private readonly multiBar = new MultiBar({
    format: '{label} {bar} {value}/{total}  loss {loss}  {left}',
    barCompleteChar: '━',
    barIncompleteChar: '─',
    hideCursor: true,
    stopOnComplete: false,
    stream: process.stderr,
  });
  private readonly bars: SingleBar[];
  private readonly started = performance.now();

  constructor(
    private readonly iterations: number,
    runs: readonly PlannedRun[],
  ) {
    const width = Math.max(...runs.map(({ label }) => label.length));
    this.bars = runs.map(({ label }) =>
      this.multiBar.create(iterations, 0, { label: label.padEnd(width), loss: '–', left: '' }),
    );
  }

  update(recordings: readonly RunRecording[]): void {
    const elapsed = (performance.now() - this.started) / 1000;
    for (const [bar, recording] of paired(this.bars, recordings)) {
      const done = recording.iterations;
      const left = done === 0 ? NaN : (elapsed / done) * (this.iterations - done);
      bar.update(done, {
        loss: Number.isNaN(recording.lastLoss) && done === 0 ? '–' : recording.lastLoss.toFixed(4),
        left: recording.status === 'running' ? timeLeft(left) : recording.status,
      });
    }
    this.multiBar.update();
  }

  log(text: string): void {
    this.multiBar.log(text);
  }

  stop(): void {
    this.multiBar.stop();
  }
}

function timeLeft(seconds: number): string {
  if (!Number.isFinite(seconds)) return '';
  const whole = Math.ceil(seconds);
  return whole < 60 ? `${whole} s left` : `${Math.ceil(whole / 60)} min left`;
}

/** Runs whose losses fit on a line. */
const LOSSES_TOLD = 8;

/** Tells every tenth of the work, with the losses of a few runs or how many of many have ended. */
function plainLines(iterations: number, runs: readonly PlannedRun[], log: (text: string) => void) {
  let told = 0;
  return (recordings: readonly RunRecording[]) => {
    const done = recordings.map((recording) =>
      recording.status === 'running' ? recording.iterations : iterations,
    );
    const mean = Math.floor(done.reduce((sum, one) => sum + one, 0) / done.length);
    const step = Math.floor((mean / iterations) * PLAIN_STEPS);
    if (step <= told) return;
    told = step;
    const ended = recordings.filter(({ status }) => status !== 'running').length;
    log(
      `${String(mean).padStart(String(iterations).length)}/${iterations}  ${
        runs.length <= LOSSES_TOLD
          ? lossesSoFar(iterations, runs, recordings)
          : `${ended} of ${runs.length} runs ended`
      }\n`,
    );
  };
}

/** The losses of all runs at the last iteration that each of those under way has reached. */
function lossesSoFar(
  iterations: number,
  runs: readonly PlannedRun[],
  recordings: readonly RunRecording[],
): string {
  const reached = recordings
    .filter((recording) => recording.status === 'running' && recording.iterations > 0)
    .map((recording) => recording.iterations);
  const common = Math.min(iterations, ...reached);
  const losses = paired(runs, recordings).map(([{ label }, recording]) => {
    const { iterations: own, losses, status } = recording;
    if (own >= common) return `${label} ${itemAt(losses, common - 1).toFixed(4)}`;
    return `${label} ${status === 'running' ? 'not started' : status}`;
  });
  return `losses at ${common}: ${losses.join('  ')}`;
}

/** Prints losses as the textbook's program does, every `printEvery` iterations. */
function lossPrinter(runs: readonly PlannedRun[], printEvery: number, log: (text: string) => void) {
  let next = 0;
  return (recordings: readonly RunRecording[]) => {
    const ready = (recording: RunRecording) =>
      recording.iterations > next || recording.status !== 'running';
    while (recordings.every(ready) && recordings.some(({ iterations }) => iterations > next)) {
      const lines = paired(runs, recordings).flatMap(([{ label }, { iterations, losses }]) =>
        iterations > next ? [`${label}:${losses[next]}\n`] : [],
      );
      log(`===========iteration:${next}===========\n${lines.join('')}`);
      next += printEvery;
    }
  };
}
