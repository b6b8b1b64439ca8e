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

/** Arithmetic on arrays, a loop's bounds keeping each index within them. */
const NUMERICAL = [
  'base/math',
  'base/random',
  'network',
  'engine',
  'optimizers',
  'problems',
  'analysis',
];

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
  tseslint.configs.strictTypeChecked,
  tseslint.configs.stylisticTypeChecked,
  {
    languageOptions: {
      parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname },
    },
    rules: {
      '@typescript-eslint/consistent-type-imports': 'error',
      '@typescript-eslint/no-confusing-void-expression': ['error', { ignoreArrowShorthand: true }],
      '@typescript-eslint/no-unused-vars': [
        'error',
        { argsIgnorePattern: '^_', varsIgnorePattern: '^_' },
      ],
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
      curly: ['error', 'multi-line'],
      eqeqeq: 'error',
      'max-lines': ['error', { max: 250, skipBlankLines: false }],
      'no-console': 'error',
      'prefer-template': 'error',
    },
  },
  { files: ['**/*.js'], ...tseslint.configs.disableTypeChecked },
  {
    // An index that a loop keeps within its bounds is asserted: a check would cost a branch in each
    // step and could never fail. Examples write update rules, too. Tests assert what they have just
    // expected: where it is missing they fail, as they should.
    files: [...NUMERICAL.map((folder) => `src/${folder}/**/*.ts`), 'test/**/*.ts', 'examples/*.ts'],
    rules: { '@typescript-eslint/no-non-null-assertion': 'off' },
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
