/** One evaluation of a run on the train and test sets. */
export interface Evaluation {
  /** 0-based; the evaluation comes after this iteration's update. */
  readonly iteration: number;
  /** iteration × batchSize ÷ training rows. */
  readonly epoch: number;
  /** The learning rate in force after the iteration. */
  readonly learningRate: number;
  /** 0 to 1. */
  readonly trainAccuracy: number;
  /** 0 to 1. */
  readonly testAccuracy: number;
}
