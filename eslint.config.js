/** The style sheet (architecture 7.1) as far as a tool can hold it. Layout belongs to prettier. */
import { existsSync } from 'node:fs'
import { defineConfig } from 'eslint/config'
import vue from 'eslint-plugin-vue'
import globals from 'globals'
import tseslint from 'typescript-eslint'

const tests = ['**/*.test.ts', '**/*.testing.ts', '**/*.spec.ts']

/** Where a run must come out the same twice: time and chance arrive as ports. */
const repeatable = ['shared', 'main/{recnet,datasets,recommenders,evaluation,experiments}'].map(
  (folder) => `src/${folder}/**/*.ts`,
)

const noDefaultExport = ['ExportDefaultDeclaration', 'ExportSpecifier[exported.name="default"]'].map(
  (selector) => ({
    selector,
    message: 'Named exports only, except in configs and .vue files.',
  }),
)
const noFocusedTest = {
  selector: 'MemberExpression[object.name=/^(it|test|describe|suite)$/][property.name="only"]',
  message: 'A focused test hides the others.',
}
const noClock = ['NewExpression', 'CallExpression'].map((call) => ({
  selector: `${call}[callee.name="Date"][arguments.length=0]`,
  message: 'Take the time from a port: a run must come out the same twice.',
}))

/** Node's own way never returns where nobody may make folders. */
const noRecursiveMkdir = {
  selector: 'CallExpression[callee.name=/^mkdir(Sync)?$/] Property[key.name="recursive"]',
  message: 'Make folders by makeFolder.',
}

export default defineConfig(
  { ignores: ['out/', 'dist/', 'runs/', 'coverage/', 'test-results/', '.workbench/', 'kernels/'] },
  { linterOptions: { reportUnusedDisableDirectives: 'error' } },
  {
    files: ['**/*.ts'],
    extends: [tseslint.configs.recommendedTypeChecked],
    languageOptions: {
      parserOptions: {
        project: ['tsconfig.node.json', 'tsconfig.web.json'].filter((file) => existsSync(file)),
        tsconfigRootDir: import.meta.dirname,
      },
    },
    rules: {
      '@typescript-eslint/consistent-type-imports': ['error', { fixStyle: 'inline-type-imports' }],
      '@typescript-eslint/no-non-null-assertion': 'error',
      '@typescript-eslint/require-await': 'off',
    },
  },
  {
    files: ['src/renderer/**/*.vue'],
    extends: [tseslint.configs.base, vue.configs['flat/recommended']],
    languageOptions: {
      globals: globals.browser,
      parserOptions: { parser: tseslint.parser, extraFileExtensions: ['.vue'] },
    },
    rules: {
      // The layout of templates belongs to the formatter.
      'vue/html-self-closing': 'off',
      'vue/max-attributes-per-line': 'off',
      'vue/singleline-html-element-content-newline': 'off',
      'vue/multiline-html-element-content-newline': 'off',
      'vue/html-indent': 'off',
      'vue/html-closing-bracket-newline': 'off',
      'vue/first-attribute-linebreak': 'off',
      // TypeScript says which props may be left out.
      'vue/require-default-prop': 'off',
      'vue/no-v-html': 'error',
      'vue/no-v-text-v-html-on-component': 'error',
      'vue/block-lang': ['error', { script: { lang: 'ts' } }],
      'vue/component-api-style': ['error', ['script-setup']],
      'vue/define-macros-order': 'off',
      'vue/multi-word-component-names': 'error',
    },
  },
  // Playwright's fixtures take an empty pattern where they need no other fixture.
  { files: ['e2e/fixtures.ts'], rules: { 'no-empty-pattern': 'off' } },
  // Outside every tsconfig, so the rules that need types have nothing to ask.
  {
    files: ['src/*.ts', 'e2e/**/*.ts', 'src/renderer/**/*.test.ts'],
    extends: [tseslint.configs.disableTypeChecked],
  },
  {
    files: ['**/*.{js,mjs,cjs}'],
    languageOptions: { globals: globals.node },
    rules: { 'no-undef': 'error', 'no-unused-vars': 'error' },
  },
  {
    rules: {
      eqeqeq: 'error',
      'no-cond-assign': 'error',
      'no-console': 'error',
      'no-debugger': 'error',
      'no-empty': 'error',
      'no-fallthrough': 'error',
      'no-restricted-syntax': ['error', ...noDefaultExport, noFocusedTest],
      'no-self-assign': 'error',
      'no-unreachable': 'error',
      'no-unsafe-finally': 'error',
      'no-useless-escape': 'error',
      'prefer-const': 'error',
    },
  },
  {
    files: repeatable,
    ignores: tests,
    rules: {
      'no-restricted-properties': [
        'error',
        { object: 'Math', property: 'random', message: 'Take chance from the Random port.' },
        { object: 'Date', property: 'now', message: 'Take the time from a port.' },
      ],
      'no-restricted-syntax': ['error', ...noDefaultExport, ...noClock],
    },
  },
  {
    files: ['src/main/{adapters,hosts,workbench}/**/*.ts', 'src/main/*.ts'],
    ignores: tests,
    rules: { 'no-restricted-syntax': ['error', ...noDefaultExport, noRecursiveMkdir] },
  },
  { files: ['src/**/*.ts'], ignores: tests, rules: { 'max-lines': ['error', 250] } },
  { files: ['**/*.d.ts'], rules: { 'no-restricted-syntax': 'off' } },
  {
    files: ['src/renderer/**/*.vue'],
    rules: { 'max-lines': ['error', 300], 'no-restricted-syntax': ['error', noFocusedTest] },
  },
  { files: tests, rules: { '@typescript-eslint/no-non-null-assertion': 'off' } },
  {
    files: ['src/main/hosts/terminal/**', 'src/main/cli.ts', 'scripts/**', 'bench/**', '.ci/**'],
    rules: { 'no-console': 'off' },
  },
  {
    files: ['*.config.{js,ts}', 'e2e/*.config.ts', 'e2e/buildOnce.ts'],
    rules: { 'no-restricted-syntax': ['error', noFocusedTest] },
  },
)
