/** The command as it can be typed again. */
export function commandLine(): string {
  return ['npx lockstep', ...process.argv.slice(2).map(quoted)].join(' ');
}

/** A word of a command, in quotes where a shell would take it apart. */
export function quoted(word: string): string {
  return /[^\w@%+=:,./-]/.test(word) ? `'${word}'` : word;
}
