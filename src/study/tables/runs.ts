import { integer, number, optional, text } from '../../base/files/column.ts';
import { hashOfRun } from '../../running/run-spec.ts';
import { NOT_COMPUTED, optimizer, problem, status } from './shared-columns.ts';
import { defineStudyTable, perProblem } from './table.ts';

export const runs = defineStudyTable({
  file: 'runs.csv',
  row: 'a final run',
  columns: {
    problem,
    optimizer,
    seed: integer('seed of the run'),
    status,
    steps: optional(integer('updates made')),
    train_loss: optional(number('loss on the training rows after the last update')),
    train_accuracy: optional(number('accuracy there, 0 to 1')),
    validation_loss: optional(number('loss on the rows that validate')),
    validation_accuracy: optional(number('accuracy there')),
    test_loss: optional(number('loss on the test set')),
    test_accuracy: optional(number('accuracy there')),
    steps_to_target: optional(number('updates to the target; Infinity where it never got there')),
    state_bytes: optional(integer('bytes of the optimizer’s state')),
    batches_sha256: optional(text('SHA-256 of the batches’ row numbers')),
    initial_parameters_sha256: optional(text('SHA-256 of the first parameters')),
    run_sha256: optional(
      text('name of the run where runs are kept; empty for an optimizer given as an object'),
    ),
    error: optional(text('why it failed')),
  },
  rows: (analysis) =>
    perProblem(analysis, ({ optimizers }) =>
      optimizers.flatMap(({ optimizer, stepsToTarget }) => {
        let computed = 0;
        return optimizer.specs.map((spec, i) => {
          const result = optimizer.finals[i];
          return {
            optimizer: optimizer.label,
            seed: spec.seed,
            status: result?.status ?? NOT_COMPUTED,
            steps: result?.steps,
            train_loss: result?.final.trainLoss,
            train_accuracy: result?.final.trainAccuracy,
            validation_loss: result?.final.validationLoss,
            validation_accuracy: result?.final.validationAccuracy,
            test_loss: result?.final.testLoss,
            test_accuracy: result?.final.testAccuracy,
            steps_to_target: result ? stepsToTarget[computed++] : undefined,
            state_bytes: result?.stateBytes,
            batches_sha256: result?.batchesSha256,
            initial_parameters_sha256: result?.initialParametersSha256,
            run_sha256: hashOfRun(spec),
            error: result?.error,
          };
        });
      }),
    ),
});
