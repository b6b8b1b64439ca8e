import { integerPower } from '../base/math/integer-power.ts';
import type { FloatArray } from '../network/parameter.ts';
import type { Kernels } from './kernels.ts';

/** An optimizer's parameter, as far as a kernel needs it; every array lies in the engine's memory. */
interface FusedSlot {
  readonly values: FloatArray;
  readonly gradient: FloatArray;
  readonly state: Readonly<Record<string, FloatArray>>;
}

type Options = Readonly<Record<string, unknown>>;

/** Updates one parameter: the kernel's form of an optimizer's `update`. */
type FusedUpdate = (kernels: Kernels, slot: FusedSlot, options: Options, step: number) => void;

/**
 * The optimizers that have a kernel, by name. In float64 a kernel gives the digits of the plain rule
 * in src/optimizers/; in float32 every operation is rounded to float32, where the plain rule
 * computes in float64 and rounds what it stores.
 */
const fusedUpdates: Readonly<Record<string, FusedUpdate>> = {
  sgd: (kernels, { values, gradient }, options) => {
    const { lr, weightDecay } = numbers(options);
    kernels.sgd(values.byteOffset, gradient.byteOffset, values.byteLength, lr!, weightDecay!);
  },
  momentum: (kernels, { values, gradient, state }, options, step) => {
    const { lr, momentum, dampening, weightDecay } = numbers(options);
    const share = step === 1 ? 1 : 1 - dampening!;
    const v = state['v']!.byteOffset;
    const at = [values.byteOffset, gradient.byteOffset, v, values.byteLength];
    if (options['convention'] === 'textbook') {
      kernels.momentumTextbook(...at, lr! * share, momentum!, weightDecay!);
    } else {
      kernels.momentumPytorch(...at, lr!, share, momentum!, weightDecay!);
    }
  },
  adagrad: (kernels, { values, gradient, state }, options, step) => {
    const { lr, lrDecay, eps, weightDecay } = numbers(options);
    const rate = lr! / (1 + (step - 1) * lrDecay!);
    const h = state['h']!.byteOffset;
    kernels.adagrad(
      values.byteOffset,
      gradient.byteOffset,
      h,
      values.byteLength,
      rate,
      eps!,
      weightDecay!,
    );
  },
  rmsprop: (kernels, { values, gradient, state }, options) => {
    const { lr, alpha, eps, weightDecay } = numbers(options);
    const h = state['h']!.byteOffset;
    kernels.rmsprop(
      values.byteOffset,
      gradient.byteOffset,
      h,
      values.byteLength,
      lr!,
      alpha!,
      1 - alpha!,
      eps!,
      weightDecay!,
    );
  },
  adam: (kernels, { values, gradient, state }, options, step) => {
    const { lr, beta1, beta2, eps, weightDecay } = numbers(options);
    const correction1 = 1 - integerPower(beta1!, step);
    const correction2 = Math.sqrt(1 - integerPower(beta2!, step));
    const epsilonHat = options['epsilonConvention'] === 'epsilon-hat';
    kernels.adam(
      values.byteOffset,
      gradient.byteOffset,
      state['m']!.byteOffset,
      state['v']!.byteOffset,
      values.byteLength,
      epsilonHat ? (lr! * correction2) / correction1 : lr! / correction1,
      1 - beta1!,
      1 - beta2!,
      epsilonHat ? 1 : correction2,
      eps!,
      weightDecay!,
    );
  },
};

/**
 * The kernel's update of an optimizer, for all its parameters.
 * @returns nothing where the optimizer, or these options of it, have no kernel
 */
export function fusedUpdate(
  kernels: Kernels,
  name: string,
  options: Options,
): ((slots: readonly FusedSlot[], options: Options, step: number) => void) | undefined {
  const update = fusedUpdates[name];
  if (
    !update ||
    (name === 'rmsprop' && (options['centered'] === true || options['momentum'] !== 0))
  ) {
    return undefined;
  }
  return (slots, current, step) => {
    for (const slot of slots) update(kernels, slot, current, step);
  };
}

function numbers(options: Options): Readonly<Record<string, number>> {
  return options as Readonly<Record<string, number>>;
}
