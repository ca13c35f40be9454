/** Lint rules; the floors shared <- features <- views are kept here. */
import js from '@eslint/js'
import prettier from 'eslint-config-prettier'
import vue from 'eslint-plugin-vue'
import globals from 'globals'
import ts from 'typescript-eslint'

/** Forbid a floor to import from the folders above it. */
function floor(folder, above) {
  const groups = above.flatMap((name) => [`@/${name}`, `@/${name}/**`, `**/${name}/**`])
  return {
    files: [`src/${folder}/**/*.{ts,vue}`],
    rules: {
      'no-restricted-imports': [
        'error',
        {
          patterns: [
            { group: groups, message: `src/${folder} must not import from ${above.join(', ')}.` },
          ],
        },
      ],
    },
  }
}

export default ts.config(
  { ignores: ['dist/**', 'node_modules/**', 'src/shared/schema.d.ts', 'src/components.d.ts'] },
  js.configs.recommended,
  ...ts.configs.strict,
  ...vue.configs['flat/recommended'],
  prettier,
  {
    languageOptions: {
      globals: globals.browser,
      parserOptions: { parser: ts.parser },
    },
    linterOptions: { reportUnusedDisableDirectives: 'error' },
    rules: {
      complexity: ['error', 10],
      eqeqeq: 'error',
      'max-lines': ['error', { max: 300, skipBlankLines: true, skipComments: true }],
      'max-lines-per-function': ['error', { max: 60, skipBlankLines: true, skipComments: true }],
      'max-params': ['error', 4],
      'no-console': 'error',
      'no-eval': 'error',
      'no-new-func': 'error',
      '@typescript-eslint/consistent-type-imports': 'error',
      'vue/block-lang': ['error', { script: { lang: 'ts' } }],
      'vue/component-api-style': ['error', ['script-setup']],
      'vue/no-v-html': 'error',
      'vue/require-default-prop': 'off', // undefined says: not given
      'vue/multi-word-component-names': 'off', // views are named after their screen
    },
  },
  {
    files: ['scripts/**/*.mjs', '*.config.{js,ts}'],
    languageOptions: { globals: globals.node },
    rules: { 'no-console': 'off' }, // a command line talks on its console
  },
  {
    files: ['src/**/use*.ts', 'src/shared/offline/*.ts'],
    rules: {
      // a composable or factory is a closure around its verbs, each of which is short
      'max-lines-per-function': ['error', { max: 110, skipBlankLines: true, skipComments: true }],
    },
  },
  {
    files: ['**/*.test.ts', 'tests/**/*.ts'],
    rules: { 'max-lines-per-function': 'off' }, // a describe block is one function
  },
  floor('shared', ['features', 'views', 'router']),
  floor('features', ['views', 'router']),
)
