import { hasKeys, wrongArgument } from '../../base/errors/wrong-argument.ts';
import type { Allocate, FloatArray, Parameter } from '../../network/parameter.ts';
import type { OptionSpecs, OptionValues } from '../../base/options/options.ts';
import type { Optimizer, ParameterSlot, StepContext } from './optimizer.ts';

/** An optimizer's memory at one step; restoring it continues as if nothing had happened. */
export interface StepperSnapshot {
  readonly step: number;
  readonly scalars: Readonly<Record<string, number>>;
  /** For each parameter, each state array by name. */
  readonly state: readonly Readonly<Record<string, FloatArray>>[];
}

/** A faster form of an optimizer's update, with the same digits. */
export type FusedUpdate = (
  slots: readonly ParameterSlot[],
  options: OptionValues<OptionSpecs>,
  step: number,
) => void;

/** An optimizer at work on a set of parameters: it owns the state and counts the steps. */
export class Stepper {
  readonly slots: readonly ParameterSlot[];
  private readonly options: { -readonly [Name in string]: OptionValues<OptionSpecs>[Name] };
  private context: { step: number; scalars: Record<string, number> } = { step: 0, scalars: {} };

  /**
   * @param options complete: every option has a value
   * @param gradients one for each parameter, in the same order and layout
   * @param allocate makes the state arrays, in the memory and precision of the parameters
   * @param fused takes the place of the optimizer's own update
   */
  constructor(
    private readonly optimizer: Optimizer,
    options: OptionValues<OptionSpecs>,
    parameters: readonly Parameter[],
    gradients: readonly FloatArray[],
    allocate: Allocate,
    private readonly fused?: FusedUpdate,
  ) {
    if (!hasKeys(optimizer, 'update', 'state')) {
      throw wrongArgument('Stepper', 'an optimizer first', optimizer);
    }
    expectList(parameters);
    expectList(gradients);
    this.options = { ...options };
    this.slots = parameters.map(({ name, shape, values }, i) => ({
      name,
      shape,
      values,
      gradient: gradients[i]!,
      state: Object.fromEntries(
        optimizer.state.map((array) => [
          array,
          allocate(optimizer.stateLength?.(array, shape, options) ?? values.length),
        ]),
      ),
    }));
    optimizer.initialize?.(this.slots, options, this.context.scalars);
  }

  /** How many updates were made. */
  get step(): number {
    return this.context.step;
  }

  /** The size of the state, for all parameters together. */
  get stateBytes(): number {
    return this.slots
      .flatMap(({ state }) => Object.values(state))
      .reduce((bytes, array) => bytes + array.byteLength, 0);
  }

  /** Whether the optimizer is judged at other parameters than those it trains. */
  get hasEvaluationPoint(): boolean {
    return this.optimizer.evaluationPoint !== undefined;
  }

  /** Updates all parameters in place from the gradients as they are. */
  update(lr: number): void {
    this.context.step += 1;
    this.options['lr'] = lr;
    if (this.fused) this.fused(this.slots, this.options, this.context.step);
    else this.optimizer.update(this.slots, this.options, this.context);
  }

  /** Writes the parameters at which the optimizer is to be judged: one array for each parameter. */
  evaluationPoint(point: readonly FloatArray[]): void {
    const context: StepContext = this.context;
    this.optimizer.evaluationPoint?.(this.slots, this.options, context, point);
  }

  /** A copy of the state, without the parameters. */
  save(): StepperSnapshot {
    return {
      step: this.context.step,
      scalars: { ...this.context.scalars },
      state: this.slots.map(({ state }) =>
        Object.fromEntries(Object.entries(state).map(([name, array]) => [name, array.slice()])),
      ),
    };
  }

  restore({ step, scalars, state }: StepperSnapshot): void {
    this.context = { step, scalars: { ...scalars } };
    this.slots.forEach((slot, i) => {
      for (const [name, array] of Object.entries(state[i]!)) slot.state[name]!.set(array);
    });
  }
}

function expectList(given: unknown): void {
  if (Array.isArray(given)) return;
  throw wrongArgument(
    'Stepper',
    'a list of parameters third, and one of their gradients fourth',
    given,
  );
}
