import type { Evaluated, SplitName } from '../network/model.ts';
import type { Address, Kernels } from './kernels.ts';
import type { Workspace } from './workspace.ts';

/**
 * Mean loss and accuracy on rows of a split that follow each other, as many at a time as the work
 * space holds.
 *
 * @param forward puts the scores of the rows in use at `scores`
 */
export function evaluateRows(
  kernels: Kernels,
  workspace: Workspace,
  scores: Address,
  classes: number,
  split: SplitName,
  start: number,
  end: number,
  forward: (count: number) => void,
): Evaluated {
  const { labels, capacity } = workspace;
  let [loss, right] = [0, 0];
  for (let at = start; at < end; at += capacity) {
    const count = Math.min(capacity, end - at);
    workspace.useRows(split, at, count);
    forward(count);
    right += kernels.countRight(scores, labels, count, classes);
    loss += kernels.softmaxWithLoss(scores, labels, count, classes) * count;
  }
  return { loss: loss / (end - start), accuracy: right / (end - start) };
}
