/** The command as it can be typed again. */
export function commandLine(): string {
  const quoted = process.argv
    .slice(2)
    .map((word) => (/[^\w@%+=:,./-]/.test(word) ? `'${word}'` : word));
  return ['npx lockstep', ...quoted].join(' ');
}
