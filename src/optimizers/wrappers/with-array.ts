import type { Optimizer } from '../shared/optimizer.ts';

/**
 * An optimizer that keeps one more array of the parameter's length beside its own state.
 *
 * @param name what the array is for; a number is added where the state has that name already, as
 *   when a wrapper is put around itself
 */
export function withArray(optimizer: Optimizer, name: string): [changed: Optimizer, name: string] {
  let own = name;
  for (let n = 2; optimizer.state.includes(own); n++) own = `${name}${n}`;
  const changed: Optimizer = {
    ...optimizer,
    state: [...optimizer.state, own],
    stateLength(array, shape, options) {
      const inner = array === own ? undefined : optimizer.stateLength?.(array, shape, options);
      return inner ?? shape.reduce((product, size) => product * size, 1);
    },
  };
  return [changed, own];
}
