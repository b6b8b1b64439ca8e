import { declareCommand } from './command.ts';

/** Every command, in the order of `lockstep --help`; the only place that lists them. */
export const commands = [
  declareCommand(
    'run',
    '<experiments..>',
    'Train an experiment’s runs side by side and draw the report',
    async () => (await import('./commands/run.ts')).runCommand,
  ),
  declareCommand(
    'compare',
    '<study>',
    'Tune optimizers alike, run several seeds, say who is better',
    async () => (await import('./commands/compare.ts')).compareCommand,
  ),
  declareCommand(
    'tune',
    '<study>',
    'Tune optimizers alike, and say which settings were best',
    async () => (await import('./commands/tune.ts')).tuneCommand,
  ),
  declareCommand(
    'sensitivity',
    '<study>',
    'Vary an option, and say how wide its good range is',
    async () => (await import('./commands/sensitivity.ts')).sensitivityCommand,
  ),
  declareCommand(
    'runs',
    '[action]',
    'List or remove the runs that studies have kept',
    async () => (await import('./commands/runs.ts')).runsCommand,
  ),
  declareCommand(
    'report',
    '[folders..]',
    'Draw reports again, without training; several on one page',
    async () => (await import('./commands/report.ts')).reportCommand,
  ),
  declareCommand(
    'list',
    '<kind> [name]',
    'List experiments, optimizers, schedules, problems, data sets',
    async () => (await import('./commands/list.ts')).listCommand,
  ),
  declareCommand(
    'new',
    '<kind> <name>',
    'Write an optimizer’s template, an experiment and a test',
    async () => (await import('./commands/new.ts')).newCommand,
  ),
  declareCommand(
    'check',
    '<optimizer>',
    'Try an optimizer of yours: what it must do, and what it costs',
    async () => (await import('./commands/check.ts')).checkCommand,
  ),
  declareCommand(
    'verify',
    '<files..>',
    'Replay recorded trajectories and print the largest differences',
    async () => (await import('./commands/verify.ts')).verifyCommand,
  ),
  declareCommand(
    'gradcheck',
    '',
    'Compare backpropagation with numerical gradients',
    async () => (await import('./commands/gradcheck.ts')).gradcheckCommand,
  ),
  declareCommand(
    'bench',
    '[sections..]',
    'Measure kernels, updates, iterations and the comparison',
    async () => (await import('./commands/bench.ts')).benchCommand,
  ),
];
