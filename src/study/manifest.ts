import { z } from 'zod';
import { paired } from '../base/lists/paired.ts';
import { chosenTrial } from './tuning/tune.ts';
import { withoutFunctions } from '../experiment/modules/optimizer-object.ts';
import { lockstepPackage } from '../base/files/package.ts';
import type { Analysis } from './analyse.ts';
import { recordedName } from '../experiment/results-name.ts';
import { METRICS } from '../problems/problem.ts';
import { studySchema } from './plan/schema.ts';

/** `comparison.json`: everything behind the tables that is the same whenever it is run. */
export const studyManifestSchema = z.strictObject({
  lockstep: z.string().describe("lockstep's version"),
  comparison: studySchema.extend({ name: recordedName }),
  data: z.array(z.strictObject({ name: z.string(), sha256: z.string() })),
  seeds: z.array(z.int()),
  leftOut: z.array(z.strictObject({ problem: z.string(), reason: z.string() })).optional(),
  ended: z.string().optional().describe('why not all runs were computed'),
  problems: z
    .array(
      z.strictObject({
        label: z.string(),
        metric: z.enum(METRICS),
        iterations: z.int(),
        updatesPerEpoch: z.number().optional(),
        target: z.strictObject({ value: z.number(), from: z.string() }).optional(),
        finding: z.string(),
      }),
    )
    .describe('those that were compared on'),
  chosen: z.array(
    z.strictObject({
      problem: z.string(),
      optimizer: z.string(),
      trial: z.int(),
      options: z.record(z.string(), z.unknown()),
    }),
  ),
  caveats: z.array(z.string()),
});

export type StudyManifest = z.infer<typeof studyManifestSchema>;

/** @param ended why not all runs were computed, in a sentence */
export function studyManifest(
  analysis: Analysis,
  words: { readonly findings: readonly string[]; readonly caveats: string[] },
  ended: string | undefined,
): StudyManifest {
  const { compared } = analysis;
  return {
    lockstep: lockstepPackage.version,
    comparison: { ...withoutFunctions(compared.study), problems: problemsOf(compared) },
    data: [...compared.data],
    seeds: [...compared.seeds],
    ...(compared.leftOut.length > 0 ? { leftOut: [...compared.leftOut] } : {}),
    ...(ended === undefined ? {} : { ended }),
    problems: paired(analysis.problems, words.findings).map(([{ problem, target }, finding]) => ({
      label: problem.label,
      metric: problem.metric,
      iterations: problem.iterations,
      ...(problem.updatesPerEpoch === undefined
        ? {}
        : { updatesPerEpoch: problem.updatesPerEpoch }),
      ...(target ? { target: { ...target } } : {}),
      finding,
    })),
    chosen: compared.problems.flatMap(({ label, optimizers }) =>
      optimizers.map((optimizer) => ({
        problem: label,
        optimizer: optimizer.label,
        trial: optimizer.chosen + 1,
        options: { ...chosenTrial(optimizer).settings },
      })),
    ),
    caveats: words.caveats,
  };
}

/** With the options that depend on the data filled in. */
function problemsOf({
  study,
  problems,
}: Analysis['compared']): StudyManifest['comparison']['problems'] {
  return study.problems.map((entry) => {
    const found = problems.find(({ label }) => label === entry.label);
    return { ...entry, options: { ...found?.options, ...entry.options } };
  });
}
