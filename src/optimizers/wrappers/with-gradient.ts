import type { FloatArray } from '../../network/parameter.ts';
import type { OptionSpecs, OptionValues } from '../../base/options/options.ts';
import type { Optimizer, ParameterSlot } from '../shared/optimizer.ts';
import { withArray } from './with-array.ts';

/** A parameter whose gradient is to be changed: `changed` is what the optimizer will see. */
export type GradientChange = (
  slots: readonly (ParameterSlot & { readonly changed: FloatArray })[],
  options: OptionValues<OptionSpecs>,
) => void;

/**
 * An optimizer that is given another gradient than the network's, which itself is never written.
 *
 * @param change writes the `changed` array of every parameter
 */
export function withGradient(optimizer: Optimizer, change: GradientChange): Optimizer {
  const [changed, name] = withArray(optimizer, 'changedGradient');
  // What the optimizer sees of a list of parameters; made once for each, as it only renames arrays.
  const views = new WeakMap<
    readonly ParameterSlot[],
    {
      outer: readonly (ParameterSlot & { readonly changed: FloatArray })[];
      inner: readonly ParameterSlot[];
    }
  >();
  return {
    ...changed,
    update(slots, options, context) {
      let view = views.get(slots);
      if (!view) {
        view = {
          outer: slots.map((slot) => ({ ...slot, changed: slot.state[name]! })),
          inner: slots.map((slot) => ({ ...slot, gradient: slot.state[name]! })),
        };
        views.set(slots, view);
      }
      change(view.outer, options);
      optimizer.update(view.inner, options, context);
    },
  };
}
