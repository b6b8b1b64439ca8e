/** What the process ends with. */
export const EXIT = {
  success: 0,
  /** A run failed, or a check did not hold. */
  failure: 1,
  /** The person's mistake: a flag, a file, a folder. */
  mistake: 2,
  /** Ctrl-C: 128 + SIGINT. */
  interrupted: 130,
} as const;
