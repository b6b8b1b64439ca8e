import { z } from 'zod';

/** What lockstep itself writes beside results and reports, by the name that it has. */
const OWN: Readonly<Record<string, string>> = {
  index: 'reports/index.html has',
  comparisons: 'folders of studies have',
};
/** Windows keeps them in every folder, whatever stands behind a dot. */
const DEVICE = /^(?:con|prn|aux|nul|com[0-9]|lpt[0-9])(?:\.|$)/;

/**
 * The name of an experiment or a study, which names its results folder and the files of its
 * report. No two names make the same file, on no system: they differ in more than capitals, end in no
 * dot, and a dot before a letter is that of `NAME.CHART.svg`, two hyphens that of results side by side.
 */
export const resultsName = z
  .string()
  .regex(
    /^[a-z0-9]+(?:-[a-z0-9]+|\.[0-9][a-z0-9]*)*$/,
    'lower-case letters and digits, with single hyphens between them or a dot before a digit, as in my-study-1.5',
  )
  .max(100)
  .refine((name) => !(name in OWN), {
    error: ({ input }) => `lockstep’s own ${OWN[String(input)]} that name; choose another`,
  })
  .refine((name) => !DEVICE.test(name), {
    error: 'Windows keeps that name for a device; choose another',
  });

/** A name that results may bear which are there already: earlier versions refused fewer. */
export const recordedName = z
  .string()
  .regex(/^[a-z0-9][a-z0-9.-]*$/, 'lower-case letters, digits, dots and hyphens');
