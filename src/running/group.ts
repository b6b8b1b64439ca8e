import { setImmediate } from 'node:timers/promises';
import { ModuleCalls } from '../experiment/modules/module-calls.ts';
import type { Experiment } from '../experiment/schema.ts';
import { allocator } from '../network/parameter.ts';
import { evaluatesAt } from '../results/evaluation-times.ts';
import { Inspector } from './inspector.ts';
import { LockstepRun, type Course, type Evaluate, type RunEnd } from './lockstep-run.ts';
import type { NetworkShape } from '../network/two-layer-net.ts';
import type { NetworkFactory } from './network-factory.ts';
import type { PlannedRun } from './plan.ts';
import type { RunRecording } from './recording.ts';
import { drawStart } from './start.ts';

/** How long the loop may keep the thread before others get their turn, in milliseconds. */
const TURN = 30;

/** What became of a run of a group. */
export interface GroupRunEnd extends RunEnd {
  readonly initialParametersSha256: string;
}

/** The runs that one thread trains in lockstep. */
export interface Group {
  readonly experiment: Experiment;
  /** All runs of the comparison: the stream is drawn for all, whoever trains them. */
  readonly runs: readonly PlannedRun[];
  /** Which of them this group trains. */
  readonly members: readonly number[];
  /** One for each member. */
  readonly recordings: readonly RunRecording[];
  readonly shape: NetworkShape;
  /** Rows of the training set. */
  readonly trainSize: number;
}

/**
 * The lockstep loop: every run of the group is advanced by the same batch before the next is drawn.
 *
 * @param stops asked before every batch; true ends all runs where they are
 * @param calls told when others have the thread
 * @returns an end for each member, in their order
 */
export async function trainGroup(
  { experiment, runs, members, recordings, trainSize }: Omit<Group, 'shape'>,
  networks: NetworkFactory,
  stops: () => boolean,
  calls = new ModuleCalls(),
): Promise<GroupRunEnd[]> {
  const models = members.map(() => networks.createModel());
  const allocate = allocator(experiment.precision);
  const scratch = models[0]!.parameters.map((parameter) => ({
    ...parameter,
    values: allocate(parameter.values.length),
  }));
  const parametersOf = (run: number) => models[members.indexOf(run)]?.parameters;
  const random = drawStart(experiment, runs.length, parametersOf, scratch);
  const course: Course = {
    iterations: experiment.iterations,
    record: experiment.record,
    evaluatesAt: (iteration) => evaluatesAt(experiment, iteration),
  };
  const group = members.map((run, i) => {
    const [model, recording] = [models[i]!, recordings[i]!];
    const evaluate: Evaluate = (judged, iteration, learningRate) => {
      recording.addEvaluation({
        iteration,
        epoch: (iteration * experiment.batchSize) / trainSize,
        learningRate,
        trainAccuracy: judged.accuracy('train'),
        testAccuracy: judged.accuracy('test'),
      });
    };
    const { inspection } = recording;
    const inspector = inspection && new Inspector(experiment, model, inspection);
    return new LockstepRun(course, runs[run]!, model, recording, evaluate, networks, inspector);
  });

  let turnEnds = performance.now() + TURN;
  for (let iteration = 0; iteration < experiment.iterations; iteration++) {
    if (performance.now() > turnEnds) {
      calls.begin('callback');
      await setImmediate();
      calls.end();
      turnEnds = performance.now() + TURN;
    }
    if (stops() || group.every((run) => !run.running)) break;
    const rows = random.choice(trainSize, experiment.batchSize);
    for (const run of group) if (run.running) run.advance(iteration, rows);
  }
  for (const run of group) run.interrupt();
  return group.map((run) => ({
    initialParametersSha256: run.initialParametersSha256,
    ...run.end(),
  }));
}
