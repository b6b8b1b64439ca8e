import { SingleBar } from 'cli-progress';

/** Plain lines tell every tenth of a phase. */
const PLAIN_STEPS = 10;

/** Shows how many of a study's runs are there. */
export interface RunProgress {
  /** A new phase begins, of so many runs. */
  phase(name: string, runs: number): void;
  /** A run is there; `kept` where it was before. */
  run(kept: boolean): void;
  end(): void;
}

/** On a terminal a bar with the time left, elsewhere plain lines. */
export function showRunProgress(quiet: boolean): RunProgress {
  if (quiet) return { phase: () => undefined, run: () => undefined, end: () => undefined };
  return process.stderr.isTTY ? new Bar() : new Lines();
}

class Bar implements RunProgress {
  private bar: SingleBar | undefined;

  phase(name: string, runs: number): void {
    this.end();
    if (runs === 0) return;
    this.bar = new SingleBar({
      format: `${name.padEnd(10)} {bar} {value}/{total} runs  {eta_formatted} left`,
      barCompleteChar: '━',
      barIncompleteChar: '─',
      hideCursor: true,
      stream: process.stderr,
    });
    this.bar.start(runs, 0);
  }

  run(): void {
    this.bar?.increment();
  }

  end(): void {
    this.bar?.stop();
    this.bar = undefined;
  }
}

class Lines implements RunProgress {
  private name = '';
  private runs = 0;
  private done = 0;
  private kept = 0;
  private told = 0;

  phase(name: string, runs: number): void {
    Object.assign(this, { name, runs, done: 0, kept: 0, told: 0 });
  }

  run(kept: boolean): void {
    this.done++;
    if (kept) this.kept++;
    const step = Math.floor((this.done / this.runs) * PLAIN_STEPS);
    if (step <= this.told) return;
    this.told = step;
    const known = this.kept > 0 ? `, ${this.kept} of them kept from before` : '';
    process.stdout.write(`${this.name}: ${this.done} of ${this.runs} runs${known}\n`);
  }

  end(): void {
    this.told = PLAIN_STEPS;
  }
}
