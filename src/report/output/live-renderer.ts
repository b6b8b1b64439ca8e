import { Piscina } from 'piscina';
import type { RunningExperiment } from '../documents/results-so-far.ts';
import type { LiveTask } from './live-worker.ts';

/** How long what was rendered is given to whoever asks, in milliseconds. */
const FRESH = 500;

interface Rendering {
  readonly text: Promise<string>;
  /** Infinity while it is under way. */
  staleAt: number;
}

/**
 * Renders the page of what is being run in a thread of its own, so that whoever looks holds up
 * neither the training nor Ctrl-C; all who ask at about the same time get the same rendering.
 */
export class LiveRenderer {
  private readonly pool = new Piscina<LiveTask, string>({
    filename: new URL('./live-worker.js', import.meta.url).href,
    minThreads: 0,
    maxThreads: 1,
    idleTimeout: Infinity,
  });
  private readonly renderings = new Map<string, Rendering>();
  private watched: Omit<LiveTask, 'isOver'> | undefined;

  /** From now on renders this experiment. */
  show({ experiment, dataset, runs, recordings }: RunningExperiment): void {
    const { name, inputSize, classes, files, train, test } = dataset;
    this.watched = {
      experiment,
      dataset: {
        ...{ name, inputSize, classes, files },
        train: { size: train.size },
        test: { size: test.size },
      },
      runs: runs.map(({ label, seed }) => ({ label, seed })),
      recordings: recordings.map(({ memory }) => memory),
    };
    this.renderings.clear();
  }

  /** @returns the page as HTML; nothing where there is no experiment to show */
  page(): Promise<string> | undefined {
    return this.render('page', false);
  }

  /** @returns what changes of the page, as JSON; nothing where there is no experiment to show */
  state(isOver: boolean): Promise<string> | undefined {
    return this.render('state', isOver);
  }

  async close(): Promise<void> {
    await this.pool.destroy();
  }

  private render(name: 'page' | 'state', isOver: boolean): Promise<string> | undefined {
    if (!this.watched) return undefined;
    const what = isOver ? `last ${name}` : name;
    const known = this.renderings.get(what);
    if (known && performance.now() < known.staleAt) return known.text;
    const text = this.pool.run({ ...this.watched, isOver }, { name });
    const rendering = { text, staleAt: Infinity };
    this.renderings.set(what, rendering);
    const end = () => (rendering.staleAt = performance.now() + FRESH);
    text.then(end, end);
    return text;
  }
}
