/** What can become of a run. */
export const RUN_STATUSES = ['finished', 'diverged', 'failed', 'interrupted'] as const;

export type RunStatus = (typeof RUN_STATUSES)[number];
