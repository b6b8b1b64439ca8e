/** `lr 0.01, momentum 0.9` */
export function optionsInWords(options: Readonly<Record<string, unknown>>): string {
  return Object.entries(options)
    .map(([name, value]) => `${name} ${typeof value === 'string' ? value : JSON.stringify(value)}`)
    .join(', ');
}

/** A schedule or wrapper: its name, and its options behind it. */
export function namedInWords({ name, ...options }: { name: string } & Record<string, unknown>) {
  return [name, optionsInWords(options)].filter(Boolean).join(': ');
}
