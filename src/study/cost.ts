import type { Analysis } from './analyse.ts';

/** What an optimizer cost on this machine: not the same from run to run. */
export interface CostRow {
  readonly problem: string;
  readonly optimizer: string;
  /** Of a whole update of the model; the least disturbed final run's. Missing where none was made. */
  readonly secondsPerUpdate: number | undefined;
  /** Of the optimizer's state. */
  readonly stateBytes: number | undefined;
  /** Expected updates to the target by the seconds of one; Infinity where no run got there. */
  readonly secondsToTarget: number | undefined;
}

/** What better per update costs per second, a row an optimizer on a problem. */
export function costTable({ problems }: Analysis): CostRow[] {
  return problems.flatMap(({ problem, optimizers }) =>
    optimizers.map(({ optimizer, runningTime }) => {
      const finals = optimizer.finals.filter((result) => result !== undefined);
      // The seconds of one that failed may be those in which it did nothing.
      const each = finals.flatMap(({ status, seconds, steps }) =>
        status !== 'failed' && steps > 0 ? [seconds / steps] : [],
      );
      const secondsPerUpdate = each.length > 0 ? Math.min(...each) : undefined;
      return {
        problem: problem.label,
        optimizer: optimizer.label,
        secondsPerUpdate,
        stateBytes: finals[0]?.stateBytes,
        secondsToTarget:
          runningTime && secondsPerUpdate !== undefined
            ? runningTime.steps * secondsPerUpdate
            : undefined,
      };
    }),
  );
}
