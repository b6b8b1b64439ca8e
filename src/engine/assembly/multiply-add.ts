// What the machine can do at most: the yardstick that the products are measured against.

/** Independent sums, enough that none waits for its own last addition. */
const SUMS: u32 = 12;

/** Floating-point operations of one round. */
export function multiplyAddOperations<T>(): u32 {
  return SUMS * 2 * (16 / sizeof<T>());
}

/** Multiplies and adds in registers alone, `rounds` times; the result keeps it from being left out. */
export function multiplyAdd<T>(rounds: u32): T {
  // Not constants: Node 24's compiler makes those anew at every use, five times slower than the sums.
  const b = v128.splat<T>(<T>1 / <T>rounds), a = v128.splat<T>(<T>1 - <T>1 / <T>rounds);
  let s0 = a, s1 = b, s2 = a, s3 = b, s4 = a, s5 = b;
  let s6 = a, s7 = b, s8 = a, s9 = b, s10 = a, s11 = b;
  for (; rounds; rounds--) {
    s0 = v128.add<T>(v128.mul<T>(s0, a), b);
    s1 = v128.add<T>(v128.mul<T>(s1, a), b);
    s2 = v128.add<T>(v128.mul<T>(s2, a), b);
    s3 = v128.add<T>(v128.mul<T>(s3, a), b);
    s4 = v128.add<T>(v128.mul<T>(s4, a), b);
    s5 = v128.add<T>(v128.mul<T>(s5, a), b);
    s6 = v128.add<T>(v128.mul<T>(s6, a), b);
    s7 = v128.add<T>(v128.mul<T>(s7, a), b);
    s8 = v128.add<T>(v128.mul<T>(s8, a), b);
    s9 = v128.add<T>(v128.mul<T>(s9, a), b);
    s10 = v128.add<T>(v128.mul<T>(s10, a), b);
    s11 = v128.add<T>(v128.mul<T>(s11, a), b);
  }
  let sum = v128.add<T>(v128.add<T>(v128.add<T>(s0, s1), v128.add<T>(s2, s3)), v128.add<T>(s4, s5));
  sum = v128.add<T>(sum, v128.add<T>(v128.add<T>(s6, s7), v128.add<T>(s8, s9)));
  sum = v128.add<T>(sum, v128.add<T>(s10, s11));
  return v128.extract_lane<T>(sum, 0);
}
