import { execFile } from 'node:child_process';
import { access, constants } from 'node:fs/promises';
import path from 'node:path';
import { promisify } from 'node:util';

/** The machine that the tests run on, as far as their set-up looks at it. */
export interface Machine {
  readonly platform: NodeJS.Platform;
  readonly arch: string;
  readonly isRoot: boolean;
  readonly env: NodeJS.ProcessEnv;
  /** Tells what takes a while. */
  readonly tell: (sentence: string) => void;
}

/** The path of a program that is on PATH. */
export async function findProgram(name: string, { env }: Machine): Promise<string | undefined> {
  for (const folder of (env['PATH'] ?? '')
    .split(path.delimiter)
    .filter((folder) => path.isAbsolute(folder))) {
    const file = path.join(folder, name);
    if (await isProgram(file)) return file;
  }
  return undefined;
}

/** Whether there is a file that may be run. */
export function isProgram(file: string): Promise<boolean> {
  return access(file, constants.X_OK).then(
    () => true,
    () => false,
  );
}

/**
 * Runs a program to its end.
 * @returns what it printed
 * @throws Error with the line that says why, where it fails
 */
export async function run(
  program: string,
  args: readonly string[],
  { env, cwd, timeout }: { env: NodeJS.ProcessEnv; cwd?: string; timeout?: number },
): Promise<string> {
  try {
    const options = { env, cwd, timeout, maxBuffer: 2 ** 26 };
    return (await promisify(execFile)(program, args, options)).stdout;
  } catch (error) {
    const { stderr = '', message } = error as Error & { stderr?: string };
    const lines = [...stderr.split('\n'), ...message.split('\n')].filter((line) => line.trim());
    const why = lines.find((line) => /error|^E:/i.test(line)) ?? lines[0]!;
    throw new Error(why.trim(), { cause: error });
  }
}
