/** What the process ends with. */
export const EXIT = {
  success: 0,
  /** A run failed, or a check did not hold. */
  failure: 1,
  /** The person's mistake: a flag, a file, a folder. */
  mistake: 2,
  /** Ctrl-C: 128 + SIGINT. */
  interrupted: 130,
  /** Nobody reads what is printed any more: 128 + SIGPIPE. */
  closedPipe: 141,
} as const;
