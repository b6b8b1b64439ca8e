import type { ProblemDescription } from './problem.ts';
import { problems } from './registry.ts';

/** Every problem that a study can name, with its options. */
export const problemDescriptions: readonly ProblemDescription[] = problems;
