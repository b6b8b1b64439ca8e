import type { Model } from '../network/model.ts';
import type { Allocate, FloatArray } from '../network/parameter.ts';
import type { OpenProblem, ProblemSource } from '../problems/problem.ts';
import { findProblem } from '../problems/registry.ts';

/** Problems that a thread keeps open, by the numbers of their sources, with what is used again. */
export class OpenProblems {
  private readonly kept = new Map<number, ReusedProblem>();

  open(sourceId: number, source: ProblemSource): ReusedProblem {
    const known = this.kept.get(sourceId);
    if (known) return known;
    const opened = new ReusedProblem(findProblem(source.name).open(source));
    this.kept.set(sourceId, opened);
    return opened;
  }
}

/**
 * A problem whose models and arrays are given out again when runs have ended: an engine's memory takes
 * none back, and a study of a thousand runs needs the room of a few.
 */
class ReusedProblem {
  private readonly models: Model[] = [];
  private readonly free = new Map<number, FloatArray[]>();
  private readonly given: FloatArray[] = [];

  constructor(readonly problem: OpenProblem) {}

  /** The model of a run's place in its group. */
  model(place: number): Model {
    return (this.models[place] ??= this.problem.createModel());
  }

  /** A zero-filled array. */
  readonly allocate: Allocate = (length) => {
    const array = this.free.get(length)?.pop() ?? this.problem.allocate(length);
    this.given.push(array.fill(0));
    return array;
  };

  /** Takes back all arrays that were given out. */
  takeBack(): void {
    for (const array of this.given.splice(0)) {
      const same = this.free.get(array.length);
      if (same) same.push(array);
      else this.free.set(array.length, [array]);
    }
  }
}
