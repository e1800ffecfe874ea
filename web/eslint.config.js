import js from '@eslint/js';
import prettier from 'eslint-config-prettier';
import svelte from 'eslint-plugin-svelte';
import globals from 'globals';
import ts from 'typescript-eslint';
import svelteConfig from './svelte.config.js';

const NO_HTML_SINKS = [
  {
    selector:
      'MemberExpression[property.name=/^(innerHTML|outerHTML|insertAdjacentHTML|setHTML|setHTMLUnsafe)$/]',
    message: 'Text reaches the page as text: build elements, never an HTML string.',
  },
  {
    selector: 'SvelteMustacheTag[kind="raw"]',
    message: 'No {@html}: text reaches the page as text.',
  },
];

export default ts.config(
  { ignores: ['dist/', 'node_modules/', 'src/api/schema.d.ts', 'openapi.json'] },
  js.configs.recommended,
  ts.configs.strictTypeChecked,
  svelte.configs.recommended,
  prettier,
  svelte.configs.prettier,
  {
    languageOptions: {
      globals: { ...globals.browser },
      parserOptions: {
        projectService: true,
        tsconfigRootDir: import.meta.dirname,
        extraFileExtensions: ['.svelte'],
      },
    },
    rules: {
      eqeqeq: 'error',
      'no-console': 'error',
      'no-restricted-syntax': ['error', ...NO_HTML_SINKS],
      'no-restricted-imports': [
        'error',
        {
          paths: [
            {
              name: 'maplibre-gl',
              message: 'The map library is touched under src/map/ only.',
              allowTypeImports: true,
            },
          ],
        },
      ],
      '@typescript-eslint/consistent-type-imports': 'error',
      // `void value;` in an effect says that the effect follows the value.
      '@typescript-eslint/no-meaningless-void-operator': 'off',
      '@typescript-eslint/no-unused-vars': [
        'error',
        { argsIgnorePattern: '^_', varsIgnorePattern: '^_' },
      ],
      '@typescript-eslint/switch-exhaustiveness-check': 'error',
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
      '@typescript-eslint/no-confusing-void-expression': ['error', { ignoreArrowShorthand: true }],
    },
  },
  {
    files: ['**/*.svelte', '**/*.svelte.ts'],
    languageOptions: {
      parserOptions: { parser: ts.parser, extraFileExtensions: ['.svelte'], svelteConfig },
    },
    rules: {
      // Our own router takes plain links: every same-origin <a href> is a page of ours.
      'svelte/no-navigation-without-resolve': 'off',
      // Addresses and sets here are plain values, not state.
      'svelte/prefer-svelte-reactivity': 'off',
      // Svelte's template values lose their types inside snippets; svelte-check sees them.
      '@typescript-eslint/no-unsafe-argument': 'off',
      '@typescript-eslint/no-unsafe-assignment': 'off',
      '@typescript-eslint/no-unsafe-call': 'off',
      '@typescript-eslint/no-unsafe-member-access': 'off',
      '@typescript-eslint/no-unsafe-return': 'off',
    },
  },
  { files: ['src/map/**', 'src/routes/workspace/**'], rules: { 'no-restricted-imports': 'off' } },
  { files: ['*.js'], ...ts.configs.disableTypeChecked },
);
