/**
 * What ends work early: an AbortSignal, said by those of its parts that are used. The name itself is
 * known to TypeScript only with the DOM's types or Node's, which whoever uses the library may lack.
 */
export interface StopSignal {
  readonly aborted: boolean;
  addEventListener(
    type: 'abort',
    listener: () => void,
    options?: { readonly once?: boolean },
  ): void;
}
