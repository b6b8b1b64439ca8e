import { findProgram, run, type Machine } from './machine.ts';

/**
 * Installs a package of Debian's or Ubuntu's, where there is apt and the right to use it.
 * @throws Error that says why not
 */
export async function installWithApt(name: string, machine: Machine): Promise<void> {
  const apt = await findProgram('apt-get', machine);
  if (apt === undefined) throw new Error('there is no apt-get');
  const asRoot = machine.isRoot ? [] : await passwordlessSudo(machine);
  const command = [...asRoot, '/usr/bin/env', 'DEBIAN_FRONTEND=noninteractive', apt];
  machine.tell(`Installing ${name} with apt-get …`);
  for (const args of [['update'], ['install', '-y', '--no-install-recommends', name]]) {
    await run(command[0]!, [...command.slice(1), ...args], machine);
  }
}

async function passwordlessSudo(machine: Machine): Promise<string[]> {
  const sudo = await findProgram('sudo', machine);
  const allowed =
    sudo !== undefined &&
    (await run(sudo, ['-n', 'true'], machine).then(
      () => true,
      () => false,
    ));
  if (!allowed) throw new Error('apt-get needs root, or sudo without a password');
  return [sudo, '-n'];
}
