/** The files of a results folder beside its tables. */
export const MANIFEST_FILE = 'manifest.json';
export const ENVIRONMENT_FILE = 'environment.json';
