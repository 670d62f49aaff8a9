import simpleImportSort from 'eslint-plugin-simple-import-sort';
import tseslint from 'typescript-eslint';
import { styleRules } from './deploy/lint/style-rules.mjs';

const sqlNow = String.raw`\b(now\(\)|current_timestamp|current_date|clock_timestamp\(\))`;

export default tseslint.config(
  {
    ignores: [
      'dist/**',
      'node_modules/**',
      'libs/contracts/generated/**',
      '.dunlin/**',
      'services/console/web/{dist,src/generated}/**',
    ],
  },
  ...tseslint.configs.recommended,
  {
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    files: ['**/*.{ts,tsx}'],
    rules: {
      '@typescript-eslint/consistent-type-imports': ['error', { disallowTypeAnnotations: false }],
      '@typescript-eslint/no-floating-promises': 'error',
      '@typescript-eslint/no-misused-promises': ['error', { checksVoidReturn: false }],
      '@typescript-eslint/switch-exhaustiveness-check': ['error', { considerDefaultExhaustiveForUnions: true }],
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', varsIgnorePattern: '^_' }],
      eqeqeq: ['error', 'smart'],
      'max-lines-per-function': ['error', { max: 90, skipBlankLines: true, skipComments: true }],
      'max-lines': ['error', { max: 420, skipBlankLines: true, skipComments: true }],
      'no-restricted-properties': [
        'error',
        { object: 'process', property: 'env', message: 'Settings are read in libs/platform/config only.' },
      ],
    },
  },
  {
    // The style sheet of CONTRIBUTING.
    files: ['**/*.{ts,tsx}', '**/*.mjs'],
    plugins: { dunlin: styleRules, 'simple-import-sort': simpleImportSort },
    rules: {
      'dunlin/throws-codes': 'error',
      'dunlin/limit-names': 'error',
      'simple-import-sort/exports': 'error',
      'simple-import-sort/imports': [
        'error',
        // One block: Node, packages, #libs, ../, ./ and what is imported for its effect, where it stands.
        { groups: [['^\\u0000', '^node:', '^@?\\w', '^#libs', '^\\.\\.', '^\\.']] },
      ],
    },
  },
  {
    files: ['services/**/use-cases/**/*.ts'],
    plugins: { dunlin: styleRules },
    rules: { 'dunlin/use-case-methods': 'error' },
  },
  {
    // Business time comes from the clock; Date.now and SQL now() would let a test clock leak real time into facts.
    files: ['services/**/*.{ts,tsx}'],
    rules: {
      'no-restricted-syntax': [
        'error',
        {
          selector: "CallExpression[callee.object.name='Date'][callee.property.name='now']",
          message: 'Business time is tx.now. For leases and timeouts say so in a disable comment.',
        },
        {
          selector: "NewExpression[callee.name='Date'][arguments.length=0]",
          message: 'Business time is tx.now. For leases and timeouts say so in a disable comment.',
        },
        {
          selector: `TemplateElement[value.raw=/${sqlNow}/i]`,
          message: 'Business time is a parameter. For leases and timeouts say so in a disable comment.',
        },
      ],
    },
  },
  {
    files: ['**/domain/**/*.ts', '**/next-step.ts'],
    ignores: ['**/*.spec.ts'],
    rules: {
      'no-restricted-properties': [
        'error',
        { object: 'Math', property: 'random', message: 'A decision is pure.' },
        { object: 'process', property: 'env', message: 'A decision is pure.' },
      ],
    },
  },
  { files: ['**/*.cjs'], rules: { '@typescript-eslint/no-require-imports': 'off' } },
  {
    files: ['**/*.spec.ts', 'test/**/*.ts', 'libs/**/testing/**/*.ts', '**/migrations/*.ts', '**/locales/**/*.ts'],
    rules: {
      'max-lines-per-function': 'off',
      'max-lines': 'off',
      'no-restricted-syntax': 'off',
      '@typescript-eslint/no-non-null-assertion': 'off',
    },
  },
  {
    files: ['libs/platform/config/**', 'libs/{testing,stack,cli}/**', 'deploy/**', 'test/**', 'examples/**'],
    rules: { 'no-restricted-properties': 'off' },
  },
);
