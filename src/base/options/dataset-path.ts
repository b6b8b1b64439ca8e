/** Whether a data set's name is the path of a user's own: a CSV file, or anything with a slash. */
export function isDatasetPath(name: string): boolean {
  return /[/\\]|\.csv$/i.test(name);
}
