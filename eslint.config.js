import js from '@eslint/js';
import tseslint from 'typescript-eslint';

/** The pipeline: a folder may import from those before it, never from those after it. */
const PIPELINE = [
  'errors',
  'math',
  'random',
  'data',
  'network',
  'engine',
  'optimizers',
  'schedules',
  'problems',
  'experiment',
  'harness',
  'results',
  'analysis',
  'comparison',
  'report',
  'bench',
  'author',
  'catalog',
  'cli',
];

/** The numerical core also runs in a browser. */
const CORE = [
  'math',
  'random',
  'network',
  'engine',
  'optimizers',
  'schedules',
  'problems',
  'analysis',
];

const nodeModules = {
  regex: '^(node:|@resvg/|atomically|yargs|cli-progress|piscina|csv-)',
  message: 'The numerical core imports nothing from Node: it also runs in a browser.',
};

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
  ...PIPELINE.map((folder, place) => ({
    files: [`src/${folder}/**/*.ts`],
    rules: {
      'no-restricted-imports': [
        'error',
        {
          patterns: [
            ...PIPELINE.slice(place + 1).map((later) => ({
              regex: `^\\.\\./(.*/)?${later}/`,
              message: `Imports run one way: ${folder} comes before ${later} (see CONTRIBUTING).`,
            })),
            ...(CORE.includes(folder) ? [nodeModules] : []),
          ],
        },
      ],
    },
  })),
  {
    files: CORE.map((folder) => `src/${folder}/**/*.ts`),
    rules: {
      'no-restricted-globals': ['error', 'process', 'Buffer', 'require', '__dirname', '__filename'],
    },
  },
  {
    files: ['scripts/**', 'bench/**', 'examples/**'],
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
