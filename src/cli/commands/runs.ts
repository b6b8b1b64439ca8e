import { jsonText } from '../../base/text/json-text.ts';
import { RunStore, type KeptRun } from '../../study/store/run-store.ts';
import { UserError } from '../../base/errors/user-error.ts';
import { textTable } from '../../base/text/text-table.ts';
import type { Command } from '../command.ts';
import { sharedFlags } from '../options/shared-flags.ts';

const DAY = 24 * 60 * 60 * 1000;

interface RunsArguments {
  action: 'list' | 'prune';
  store: string;
  'older-than': number | undefined;
  all: boolean;
}

/** `lockstep runs`: what is kept so that it need not be done again. */
export const runsCommand: Command<RunsArguments> = {
  builder: (yargs) =>
    yargs
      .positional('action', {
        choices: ['list', 'prune'] as const,
        default: 'list' as const,
        describe: 'what to do',
      })
      .option('store', sharedFlags.store('folder where runs are kept'))
      .option('older-than', {
        type: 'number',
        requiresArg: true,
        describe: 'prune: runs kept for more days than this',
      })
      .option('all', { type: 'boolean', default: false, describe: 'prune: every run' })
      .example('$0 runs', 'how many there are, and their size')
      .example('$0 runs prune --older-than 30', 'those of the last month stay'),
  handler: async ({ action, store: folder, 'older-than': olderThan, all }) => {
    const store = new RunStore(folder);
    const kept = await store.list();
    if (action === 'list') {
      process.stdout.write(`${listing(kept, folder)}\n`);
      return;
    }
    if (!all && !(olderThan !== undefined && olderThan >= 0)) {
      throw new UserError('Say which runs to remove: --older-than DAYS, or --all.');
    }
    const before = Date.now() - (olderThan ?? 0) * DAY;
    const old = kept.filter(({ modified }) => all || modified.getTime() < before);
    for (const { hash } of old) await store.remove(hash);
    process.stdout.write(`${old.length} of ${kept.length} runs removed from ${folder}.\n`);
  },
};

function listing(kept: readonly KeptRun[], folder: string): string {
  if (kept.length === 0) return `No runs are kept in ${folder}.`;
  const rows = kept.map(({ spec, steps, status, modified, bytes }) => [
    spec.problem.name,
    spec.optimizer.name,
    jsonText(spec.optimizer.options['lr']) ?? '',
    String(spec.seed),
    `${steps}/${spec.iterations}`,
    status,
    modified.toISOString().slice(0, 10),
    `${Math.ceil(bytes / 1000)} kB`,
  ]);
  const columns = [
    { heading: 'problem' },
    { heading: 'optimizer' },
    { heading: 'lr', numeric: true },
    { heading: 'seed', numeric: true },
    { heading: 'steps', numeric: true },
    { heading: 'status' },
    { heading: 'kept' },
    { heading: 'size', numeric: true },
  ];
  const bytes = kept.reduce((sum, one) => sum + one.bytes, 0);
  return `${textTable(columns, rows)}\n\n${kept.length} runs in ${folder}, ${(bytes / 1e6).toFixed(1)} MB.`;
}
