import { fileURLToPath } from 'node:url';
import i18next from 'eslint-plugin-i18next';
import reactHooks from 'eslint-plugin-react-hooks';
import { defineConfig } from 'eslint/config';
import tseslint from 'typescript-eslint';
import { NAMED_EXPORTS, NAMES, PURE, PURE_GLOBALS, PURE_IMPORTS } from './eslint-restrictions.mjs';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));
const ELECTRON_SIDE = ['electron/shell/**/*.ts', 'electron/main.ts', 'electron/preload.ts'];
/** Parts of the core whose answers depend on their arguments alone. */
const PURE_CORE = ['electron/vault/policy/**/*.ts', 'electron/vault/customers/**/*.ts', 'electron/vault/exchange/**/*.ts'];
/** Texts a person reads; everything else in JSX is a name for the machine. */
const SPOKEN_ATTRIBUTES = ['label', 'aria-label', 'placeholder', 'title', 'description', 'alt', 'message'];

export default defineConfig(
  { ignores: ['dist/**', 'release/**', 'node_modules/**', 'test/fixtures/**'] },
  { linterOptions: { reportUnusedDisableDirectives: 'error' } },
  tseslint.configs.strictTypeChecked,
  tseslint.configs.stylisticTypeChecked,
  { languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: ROOT } } },
  {
    rules: {
      'max-lines': ['error', 300],
      'max-depth': ['error', 3],
      'no-else-return': 'error',
      'no-console': 'error',
      eqeqeq: 'error',
      'no-restricted-syntax': ['error', ...NAMED_EXPORTS, ...NAMES],
      'no-restricted-imports': ['error', { name: 'electron', message: 'Only the shell may know Electron: the rest runs in plain Node.' }],
      '@typescript-eslint/consistent-type-definitions': ['error', 'type'],
      '@typescript-eslint/dot-notation': ['error', { allowIndexSignaturePropertyAccess: true }],
      '@typescript-eslint/no-confusing-void-expression': ['error', { ignoreArrowShorthand: true, ignoreVoidOperator: true }],
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', ignoreRestSiblings: true }],
      '@typescript-eslint/no-meaningless-void-operator': 'off',
      // Would have us write `!`.
      '@typescript-eslint/non-nullable-type-assertion-style': 'off',
      '@typescript-eslint/no-misused-spread': ['error', { allow: ['string'] }],
      '@typescript-eslint/prefer-nullish-coalescing': ['error', { ignorePrimitives: { string: true, boolean: true } }],
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
      '@typescript-eslint/unified-signatures': 'off',
    },
  },
  { files: ELECTRON_SIDE, rules: { 'no-restricted-imports': 'off' } },
  {
    files: PURE_CORE,
    rules: {
      'no-restricted-imports': ['error', PURE_IMPORTS],
      'no-restricted-globals': ['error', ...PURE_GLOBALS],
      'no-restricted-syntax': ['error', ...NAMED_EXPORTS, ...NAMES, ...PURE],
    },
  },
  // The React compiler is not in use, so what it cannot compile is no concern.
  {
    files: ['renderer/**/*.{ts,tsx}'],
    extends: [reactHooks.configs.flat.recommended],
    rules: { 'react-hooks/incompatible-library': 'off' },
  },
  {
    files: ['renderer/{app,features,ui}/**/*.tsx'],
    plugins: { i18next },
    rules: {
      'i18next/no-literal-string': [
        'error',
        {
          mode: 'jsx-only',
          'jsx-attributes': { include: SPOKEN_ATTRIBUTES },
          words: { exclude: ['[^\\p{L}]+', 'Keepbook', '守册', 'English', '简体中文'] },
        },
      ],
    },
  },
  // Only an interface merges with one that somebody else declared.
  {
    files: ['renderer/env.d.ts', 'renderer/api/query.ts', 'renderer/i18n/i18n.ts'],
    rules: { '@typescript-eslint/consistent-type-definitions': 'off' },
  },
  // Counted loops over typed arrays are what searching is; an iterator there costs more than the work.
  { files: ['electron/vault/search/*.ts'], rules: { '@typescript-eslint/prefer-for-of': 'off' } },
  { files: ['test/**/*', 'electron/preview/launcher/**/*.mjs'], rules: { 'no-console': 'off' } },
  {
    files: ['test/**/*.ts'],
    rules: {
      // Vitest's asymmetric matchers and thrown values are `any` by design.
      '@typescript-eslint/no-unsafe-assignment': 'off',
      '@typescript-eslint/unbound-method': 'off',
      // A story in a window is longer than a source file, and Prettier spreads it.
      'max-lines': ['error', 400],
      // An async generator stands for a stream here, whether or not it has anything to wait for.
      '@typescript-eslint/require-await': 'off',
    },
  },
  {
    // A cast in a JSDoc comment is one for TypeScript and none for ESLint.
    files: ['electron/preview/launcher/**/*.mjs'],
    rules: { '@typescript-eslint/no-unsafe-assignment': 'off', '@typescript-eslint/no-unsafe-return': 'off' },
  },
  // Tools read their configuration from a default export.
  { files: ['**/vite.config.ts', '**/vitest.config.ts', 'test/check/*.mjs'], rules: { 'no-restricted-syntax': ['error', ...NAMES] } },
  // The plugins' own types are loose, and nothing here runs in the product.
  { files: ['test/check/*.mjs'], extends: [tseslint.configs.disableTypeChecked] },
);
