import { hasKeys, wrongArgument } from '../base/errors/wrong-argument.ts';
import { readOptions } from '../experiment/complete-options.ts';
import type { Optimizer } from '../optimizers/shared/optimizer.ts';
import {
  replay as replaySteps,
  type RecordedSteps,
  type Replay,
} from '../optimizers/shared/replay.ts';

/**
 * Replays a recorded trajectory in float64: the recorded gradients are given to the optimizer, not
 * taken anew, so that an error feeds back only through its own parameters.
 *
 * @throws UserError where the trajectory's options are not the optimizer's
 */
export function replay(optimizer: Optimizer, trajectory: RecordedSteps): Replay {
  if (!hasKeys(optimizer, 'update', 'options', 'state')) {
    throw wrongArgument('replay', 'an optimizer first', optimizer);
  }
  if (!hasKeys(trajectory, 'options', 'shapes', 'initial', 'steps')) {
    throw wrongArgument('replay', 'a trajectory second, as readTrajectory gives it', trajectory);
  }
  readOptions(optimizer.options, trajectory.options);
  return replaySteps(optimizer, trajectory);
}
