import {
  allocator,
  type FloatArray,
  type Parameter,
  type Precision,
} from '../../network/parameter.ts';
import { optionsSchema } from '../../base/options/options.ts';
import type { Optimizer } from '../shared/optimizer.ts';
import { Stepper } from '../shared/stepper.ts';

/** An optimizer set to work on parameters of the given shapes, away from any network. */
export class Trial {
  readonly parameters: readonly Parameter[];
  readonly gradients: readonly FloatArray[];
  readonly stepper: Stepper;
  /** The optimizer's default learning rate, or the one given. */
  readonly lr: number;
  private readonly point: readonly FloatArray[];

  /**
   * @param given options in place of the defaults
   * @param start sets the parameters; without it they look random, between −1 and 1
   */
  constructor(
    private readonly optimizer: Optimizer,
    precision: Precision,
    shapes: readonly (readonly number[])[],
    given: Readonly<Record<string, unknown>> = {},
    start?: (values: readonly FloatArray[]) => void,
  ) {
    const allocate = allocator(precision);
    const options = optionsSchema(optimizer.options).parse(given);
    this.lr = options['lr'] as number;
    this.parameters = shapes.map((shape, i) => ({
      name: `P${i + 1}`,
      shape,
      values: allocate(shape.reduce((product, size) => product * size, 1)),
    }));
    forEachNumber(this.values, (array, i, place) => (array[i] = wave(place)));
    start?.(this.values);
    this.gradients = this.values.map((array) => allocate(array.length));
    this.point = this.values.map((array) => allocate(array.length));
    this.stepper = new Stepper(optimizer, options, this.parameters, this.gradients, allocate);
  }

  get values(): readonly FloatArray[] {
    return this.parameters.map(({ values }) => values);
  }

  /** The parameters at which the optimizer is to be judged. */
  get judged(): readonly FloatArray[] {
    if (this.optimizer.evaluationPoint === undefined) return this.values;
    this.stepper.evaluationPoint(this.point);
    return this.point;
  }

  /** Makes some updates with gradients that look random but depend on the step alone. */
  run(steps: number, size = 1, lr = this.lr): void {
    for (let step = 0; step < steps; step++) {
      const shift = 7.3 * (this.stepper.step + 1);
      forEachNumber(this.gradients, (array, i, place) => (array[i] = size * wave(place + shift)));
      this.stepper.update(lr);
    }
  }

  /** All parameters and all state, one after the other. */
  memory(): number[] {
    const state = this.stepper.slots.flatMap((slot) => Object.values(slot.state));
    return [...this.values, ...state].flatMap((array) => [...array]);
  }
}

/** Calls `visit` for each number, with its place among all of them, as if they were one array. */
export function forEachNumber(
  arrays: readonly FloatArray[],
  visit: (array: FloatArray, i: number, place: number) => void,
): void {
  let place = 0;
  for (const array of arrays) {
    for (let i = 0; i < array.length; i++) visit(array, i, place++);
  }
}

/** Between −1 and 1, without a pattern that matters; a quadratic map, so that no engine differs. */
function wave(place: number): number {
  const fraction = (place * 0.6180339887498949 + 0.1) % 1;
  return 8 * fraction * (1 - fraction) - 1;
}
