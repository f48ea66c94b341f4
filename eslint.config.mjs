import comments from '@eslint-community/eslint-plugin-eslint-comments';
import js from '@eslint/js';
import checkFile from 'eslint-plugin-check-file';
import reactHooks from 'eslint-plugin-react-hooks';
import tseslint from 'typescript-eslint';
import house from './tools/house-rules.mjs';

const TS = ['**/*.ts', '**/*.tsx'];
const SPECS = [
  '**/*.spec.ts',
  '**/*.spec.tsx',
  'apps/api/test/**',
  'apps/e2e/**',
  'libs/testing/**',
  'database/tests/**',
];

// `no-restricted-syntax` of a later block replaces an earlier one, so every block is assembled from these.
const doubleCast = {
  selector: 'TSAsExpression > TSAsExpression > TSUnknownKeyword',
  message: 'A cast through unknown turns type checking off: parse the value, or fix its type.',
};
const envRead = {
  selector: 'MemberExpression[object.name="process"][property.name="env"]',
  message: 'Only apps/api/src/env.ts reads the environment: use the parsed value.',
};
const forwardRef = { selector: 'Identifier[name="forwardRef"]', message: 'No forwardRef: break the cycle.' };
const testsLeftOut = {
  selector: 'MemberExpression[object.name=/^(it|test|describe)$/][property.name=/^(only|skip|todo)$/]',
  message: 'No test may be skipped or run alone.',
};
const sleeping = {
  selector: 'CallExpression[callee.name=/^(sleep|delay)$/]',
  message: 'Wait for an observed event with a deadline, never a fixed time.',
};
const currentTime = [
  {
    selector: 'NewExpression[callee.name="Date"][arguments.length=0]',
    message: 'The domain takes its Instant as an argument.',
  },
  { selector: 'CallExpression[callee.name="Date"]', message: 'The domain takes its Instant as an argument.' },
];
const textInComponent = {
  selector: 'JSXText[value=/[A-Za-z]{2,}/]',
  message: 'No text in a component: add it to both dictionaries.',
};
const restricted = (...selectors) => ['error', doubleCast, ...selectors];

/** Suffixes for a role that Nest or a tool recognizes; everything else is named after its responsibility. */
const SUFFIXES =
  'module|controller|gateway|guard|filter|interceptor|pipe|store|entity|dto|spec|measure|props|db|config|d|mutants';
const FILE_NAME = `?(.)+([a-z0-9])*(-+([a-z0-9]))*(.@(${SUFFIXES}))`;
/** Folder names that carry no meaning. */
const FOLDER_NAME = '!(common|shared|utils|util|helpers|misc)';

/** What a decision must not access: the clock, randomness, the process and the outside world. */
const IMPURE_GLOBALS = [
  'process',
  'console',
  'performance',
  'crypto',
  'fetch',
  'Buffer',
  'require',
  'globalThis',
  'setTimeout',
  'setInterval',
  'setImmediate',
  'queueMicrotask',
  'WebSocket',
];

export default tseslint.config(
  { ignores: ['node_modules', 'dist', '**/dist', '.data', 'artifacts', 'coverage', 'libs/api-client/schema.d.ts'] },
  { linterOptions: { reportUnusedDisableDirectives: 'error' } },
  js.configs.recommended,
  {
    plugins: { house, 'check-file': checkFile, 'eslint-comments': comments },
    rules: {
      'check-file/filename-naming-convention': [
        'error',
        { '**/*': FILE_NAME },
        { errorMessage: '"{{ target }}" is not kebab-case, or has an unknown suffix: name the responsibility' },
      ],
      'check-file/folder-naming-convention': [
        'error',
        { '**/': FOLDER_NAME },
        { errorMessage: 'the folder name "{{ target }}" carries no meaning: name the responsibility' },
      ],
      'eslint-comments/require-description': ['error', { ignore: ['eslint-enable'] }],
      'house/class-before-use': 'error',
      'max-lines': ['error', { max: 400 }],
      'no-warning-comments': ['error', { terms: ['todo', 'fixme', 'xxx', 'hack', 'for now'], location: 'anywhere' }],
      eqeqeq: ['error', 'always', { null: 'ignore' }],
      'no-empty': ['error', { allowEmptyCatch: false }],
      'no-var': 'error',
      'prefer-const': 'error',
      'max-depth': ['error', 4],
    },
  },
  {
    files: ['**/*.mjs', '**/*.cjs', '**/*.js'],
    languageOptions: {
      globals: Object.fromEntries(
        [
          'process',
          'console',
          'URL',
          'URLSearchParams',
          'Buffer',
          'setTimeout',
          'clearTimeout',
          'setInterval',
          'clearInterval',
          'setImmediate',
          'fetch',
          'performance',
          'AbortController',
          'AbortSignal',
          'TextDecoder',
          'TextEncoder',
          'structuredClone',
          'module',
          'require',
          '__dirname',
          'WebSocket',
          'queueMicrotask',
          'document',
          'window',
          'navigator',
          'location',
          'sessionStorage',
          'localStorage',
          'matchMedia',
          'Event',
          'MouseEvent',
          'getComputedStyle',
          'AudioContext',
          'requestAnimationFrame',
        ].map((name) => [name, 'readonly']),
      ),
    },
    rules: { 'no-unused-vars': ['error', { argsIgnorePattern: '^_' }] },
  },
  {
    files: TS,
    extends: [tseslint.configs.strict, tseslint.configs.recommendedTypeCheckedOnly],
    languageOptions: {
      parserOptions: {
        project: ['tsconfig.json', 'apps/web/tsconfig.json'],
        tsconfigRootDir: import.meta.dirname,
      },
    },
    rules: {
      'no-restricted-syntax': restricted(),
      'max-params': 'off',
      '@typescript-eslint/max-params': ['error', { max: 5 }],
      '@typescript-eslint/consistent-type-imports': ['error', { fixStyle: 'separate-type-imports' }],
      '@typescript-eslint/no-explicit-any': 'error',
      '@typescript-eslint/no-floating-promises': 'error',
      '@typescript-eslint/no-misused-promises': ['error', { checksVoidReturn: { attributes: false } }],
      '@typescript-eslint/switch-exhaustiveness-check': ['error', { considerDefaultExhaustiveForUnions: true }],
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', ignoreRestSiblings: true }],
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true, allowBoolean: true }],
      '@typescript-eslint/ban-ts-comment': [
        'error',
        { 'ts-ignore': true, 'ts-expect-error': 'allow-with-description' },
      ],
      // Nest's modules are classes without members, and a port may have a method that awaits nothing.
      '@typescript-eslint/no-extraneous-class': ['error', { allowWithDecorator: true }],
      '@typescript-eslint/require-await': 'off',
      '@typescript-eslint/no-invalid-void-type': 'off',
    },
  },
  {
    files: ['apps/api/src/**/*.ts'],
    ignores: ['apps/api/src/env.ts', ...SPECS],
    rules: {
      'no-restricted-syntax': restricted(envRead, forwardRef),
      'no-console': 'error',
      // Nest passes a provider its collaborators through the constructor; objects that only bypass a limit express
      // nothing.
      '@typescript-eslint/max-params': ['error', { max: 7 }],
    },
  },
  {
    files: ['libs/**/*.ts'],
    ignores: SPECS,
    rules: { 'no-restricted-syntax': restricted(envRead), 'no-console': 'error' },
  },
  {
    files: ['libs/domain/**/*.ts'],
    ignores: SPECS,
    rules: {
      'no-restricted-syntax': restricted(envRead, ...currentTime),
      'no-restricted-globals': ['error', ...IMPURE_GLOBALS],
      'no-restricted-properties': [
        'error',
        { object: 'Date', property: 'now', message: 'The domain takes its Instant as an argument.' },
        {
          object: 'Math',
          property: 'random',
          message: 'Randomness is a fact, not a decision: take it as an argument.',
        },
      ],
    },
  },
  {
    files: SPECS,
    rules: {
      'no-restricted-syntax': restricted(testsLeftOut, sleeping),
      // What a test reads from a response or a matcher is untyped, and its assertion is the check.
      '@typescript-eslint/no-unsafe-assignment': 'off',
      '@typescript-eslint/no-unsafe-member-access': 'off',
      '@typescript-eslint/no-unsafe-argument': 'off',
      '@typescript-eslint/no-unsafe-call': 'off',
      '@typescript-eslint/no-unsafe-return': 'off',
      '@typescript-eslint/no-non-null-assertion': 'off',
      '@typescript-eslint/unbound-method': 'off',
      '@typescript-eslint/no-base-to-string': 'off',
    },
  },
  {
    files: ['apps/web/**/*.tsx', 'apps/web/**/*.ts'],
    plugins: { 'react-hooks': reactHooks },
    rules: { 'react-hooks/rules-of-hooks': 'error', 'react-hooks/exhaustive-deps': 'error' },
  },
  {
    files: ['apps/web/src/**/*.tsx'],
    ignores: SPECS,
    rules: { 'no-restricted-syntax': restricted(textInComponent) },
  },
);
