import { Bench } from 'tinybench';
import { itemAt } from '../base/lists/item-at.ts';

/** The shortest of several timings. */
export interface Timing {
  readonly milliseconds: number;
  readonly samples: number;
}

/**
 * Times something that is over soon, again and again.
 *
 * @param milliseconds how long to go on; at least three times it is done
 */
export async function timeOf(work: () => unknown, milliseconds: number): Promise<Timing> {
  const bench = new Bench({
    time: milliseconds,
    iterations: 3,
    warmupTime: milliseconds / 4,
    warmupIterations: 1,
    throws: true,
  });
  const task = bench.add('work', () => void work(), { async: false });
  await bench.run();
  return timingOf(task);
}

/** Times something long, `times` times, without trying it before. */
export async function timeOfLong(work: () => Promise<unknown>, times: number): Promise<Timing> {
  const bench = new Bench({ time: 0, iterations: times, warmup: false, throws: true });
  const task = bench.add(
    'work',
    async () => {
      await work();
    },
    { async: true },
  );
  await bench.run();
  return timingOf(task);
}

function timingOf({ tasks }: Bench): Timing {
  const { result } = itemAt(tasks, 0);
  if (!('latency' in result)) throw new Error(`a timing ended as ${result.state}`);
  return { milliseconds: result.latency.min, samples: result.latency.samplesCount };
}
