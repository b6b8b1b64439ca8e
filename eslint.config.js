import { readFileSync } from 'node:fs';
import js from '@eslint/js';
import tseslint from 'typescript-eslint';

/**
 * The pipeline: a folder may import from those before it, never from those after it. Those named as
 * `browser` also run there.
 */
const { folders: PIPELINE, browser: CORE } = JSON.parse(
  readFileSync(new URL('pipeline.json', import.meta.url), 'utf8'),
);

const nodeModules = {
  regex: '^(node:|@resvg/|atomically|yargs|cli-progress|piscina|csv-|(\\.\\./)+files/)',
  message: 'The numerical core imports nothing from Node: it also runs in a browser.',
};

const laterThan = (folder) =>
  PIPELINE.slice(PIPELINE.indexOf(folder) + 1).map((later) => ({
    regex: `^(\\.\\./)+${later}/`,
    message: `Imports run one way: ${folder} comes before ${later} (see CONTRIBUTING).`,
  }));

export default tseslint.config(
  { ignores: ['dist/', 'docs/api/', 'reports/', 'src/engine/assembly/', '**/*.generated.ts'] },
  js.configs.recommended,
  tseslint.configs.strict,
  tseslint.configs.stylistic,
  {
    rules: {
      '@typescript-eslint/no-non-null-assertion': 'off',
      '@typescript-eslint/consistent-type-imports': 'error',
      '@typescript-eslint/no-unused-vars': [
        'error',
        { argsIgnorePattern: '^_', varsIgnorePattern: '^_' },
      ],
      curly: ['error', 'multi-line'],
      eqeqeq: 'error',
      'max-lines': ['error', { max: 250, skipBlankLines: false }],
      'no-console': 'error',
      'prefer-template': 'error',
    },
  },
  ...PIPELINE.map((folder) => ({
    files: [`src/${folder}/**/*.ts`],
    rules: { 'no-restricted-imports': ['error', { patterns: laterThan(folder) }] },
  })),
  ...CORE.map((folder) => ({
    files: [`src/${folder}/**/*.ts`],
    rules: {
      'no-restricted-imports': [
        'error',
        { patterns: [...laterThan(folder.split('/')[0]), nodeModules] },
      ],
      'no-restricted-globals': ['error', 'process', 'Buffer', 'require', '__dirname', '__filename'],
    },
  })),
  {
    files: ['*.js', 'scripts/**', 'bench/**', 'examples/**'],
    languageOptions: {
      globals: {
        console: 'readonly',
        process: 'readonly',
        URL: 'readonly',
        Buffer: 'readonly',
        performance: 'readonly',
        AbortController: 'readonly',
      },
    },
    rules: { 'no-console': 'off' },
  },
);
