import { jsonText } from '../text/json-text.ts';
import { didYouMean } from '../errors/nearest.ts';
import { UserError } from '../errors/user-error.ts';

/** Where the usual sentence on a name that there is not would not be true, or not help. */
export interface RegistryWords {
  /** Says that there is none of a name, which is given in quotes. */
  readonly missing?: (quoted: string) => string;
  /** Says which there are, or where to look. */
  readonly known?: (names: string) => string;
}

/** Things of one kind, each found by its name, in the order in which they are listed. */
export class Registry<Entry extends { readonly name: string }> {
  private readonly words: Required<RegistryWords>;

  constructor(
    /** What one of them is called in a sentence: `data set`. */
    readonly kind: string,
    readonly entries: readonly Entry[],
    words: RegistryWords = {},
  ) {
    this.words = {
      missing: (quoted) => `There is no ${kind} ${quoted}.`,
      known: (names) => `There are: ${names}`,
      ...words,
    };
  }

  get names(): string[] {
    return this.entries.map(({ name }) => name);
  }

  has(name: string): boolean {
    return this.entries.some((entry) => entry.name === name);
  }

  /** The entry of a name. @throws UserError that says which was probably meant, and which there are */
  find(name: string): Entry {
    const found = this.entries.find((entry) => entry.name === name);
    if (found) return found;
    throw this.refusal(name);
  }

  /** What to say after that there is none of a name: ` Did you mean "adam"? There are: sgd, adam` */
  instead(name: unknown): string {
    const { names } = this;
    return `${didYouMean(String(name), names)} ${this.words.known(names.join(', '))}`;
  }

  /** From code that no compiler checked, a name may be anything. */
  private refusal(name: unknown): UserError {
    const quoted = jsonText(name) ?? String(name);
    return new UserError(`${this.words.missing(quoted)}${this.instead(name)}.`);
  }
}
