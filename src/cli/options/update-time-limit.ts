import { UPDATE_TIME_LIMIT } from '../../experiment/schema.ts';
import { UserError } from '../../base/errors/user-error.ts';

const FLAG = '--update-time-limit';

/**
 * The flag of all commands that run users' modules, as yargs has it.
 * @param byDefault what holds where it is not given
 */
export function updateTimeLimitOption(byDefault = `the file’s, else ${UPDATE_TIME_LIMIT}`) {
  return {
    type: 'string',
    requiresArg: true,
    defaultDescription: byDefault,
    describe: 'seconds that an update of a module, or another function of it, may take',
    coerce: seconds,
  } as const;
}

/** @throws UserError where it is no number of seconds */
function seconds(value: unknown): number | undefined {
  if (value === undefined) return undefined;
  if (Array.isArray(value)) throw new UserError(`${FLAG} is given more than once.`);
  const number = typeof value === 'string' && value.trim() !== '' ? Number(value) : NaN;
  if (number > 0 && Number.isFinite(number)) return number;
  throw new UserError(
    `${FLAG} is ${JSON.stringify(value)}, expected a number of seconds, more than 0.`,
  );
}
