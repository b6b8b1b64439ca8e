import { distance } from 'fastest-levenshtein';

/**
 * The candidate that was most likely meant by a misspelt word, in the words of a question.
 * @returns ` Did you mean "adam"?`, or an empty text where nothing is near
 */
export function didYouMean(word: string, candidates: readonly string[]): string {
  const near = nearest(word, candidates);
  return near === undefined ? '' : ` Did you mean "${near}"?`;
}

/** The candidate that is nearest to a word, where one is near enough to have been meant. */
export function nearest(word: string, candidates: readonly string[]): string | undefined {
  const ranked = candidates
    .map((candidate) => ({
      candidate,
      edits: distance(word.toLowerCase(), candidate.toLowerCase()),
    }))
    .sort((a, b) => a.edits - b.edits);
  const [best] = ranked;
  return best && best.edits <= Math.max(2, word.length / 2) ? best.candidate : undefined;
}
