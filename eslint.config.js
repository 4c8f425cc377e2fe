// What the compiler cannot see: determinism of the model (same bits on every machine) and unused code.
import tseslint from 'typescript-eslint'

/** Exact everywhere by the ECMAScript standard; everything else in Math may differ between engines and their versions. */
const EXACT_MATH = ['abs', 'min', 'max', 'floor', 'ceil', 'round', 'trunc', 'sqrt', 'imul', 'sign']

const NO_LOCALE = {
  selector: 'MemberExpression[property.name=/^toLocale/]',
  message: 'Depends on the LANG of the machine.',
}
const NO_INTL = { selector: "Identifier[name='Intl']", message: 'Depends on the LANG of the machine.' }

/** What holds in all of the model. */
const MODEL = [
  NO_LOCALE,
  NO_INTL,
  {
    selector: `MemberExpression[object.name='Math']:not([property.name=/^(${EXACT_MATH.join('|')})$/])`,
    message: `Differs between JavaScript engines. Exact: ${EXACT_MATH.join(', ')}; exp, log and pow are in sim/numbers/math.ts.`,
  },
  {
    selector: ":matches(BinaryExpression[operator='**'], AssignmentExpression[operator='**='])",
    message: 'Differs between JavaScript engines; take pow of sim/numbers/math.ts.',
  },
]

/** Numbers may stand in a constant in capitals, which documents print with its comment, and in the declaration of a parameter. */
const NAMED = [
  'VariableDeclarator[id.name=/^[A-Z][A-Z0-9_]*$/] Literal',
  'VariableDeclarator[id.type=ArrayPattern] > TSAsExpression > ArrayExpression > Literal',
  'Property[key.name=/^(default|min|max|spread)$/] > Literal',
  'Property[key.name=/^(default|min|max|spread)$/] > UnaryExpression > Literal',
]
const UNNAMED_NUMBER = {
  selector: `Literal[raw=/^[.0-9]/]:not([raw=/^[012]$/]):not(${NAMED.join(', ')})`,
  message: 'A number in a rule has no name, unit, source and range: make it a parameter or a constant.',
}

export default tseslint.config(
  { ignores: ['dist', 'out', 'test-results', 'coverage', 'node_modules'] },
  {
    files: ['**/*.ts', '**/*.js', '**/*.mjs'],
    extends: [tseslint.configs.base],
    linterOptions: { reportUnusedDisableDirectives: 'error' },
    rules: {
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', varsIgnorePattern: '^_' }],
      '@typescript-eslint/no-explicit-any': 'error',
      '@typescript-eslint/consistent-type-imports': 'error',
      'no-var': 'error',
      'prefer-const': 'error',
      eqeqeq: ['error', 'always', { null: 'ignore' }],
      'no-console': 'error',
      'no-debugger': 'error',
      'no-unreachable': 'error',
      'no-restricted-syntax': ['error', NO_LOCALE, NO_INTL],
    },
  },
  {
    files: ['sim/**/*.ts'],
    ignores: ['sim/cli/**'],
    rules: {
      'no-restricted-imports': [
        'error',
        {
          patterns: [{ regex: '^(node:|fs$|path$|os$|crypto$|worker_threads$)', message: 'The model knows no Node.' }],
        },
      ],
      'no-restricted-globals': [
        'error',
        ...['Date', 'process', 'Buffer', 'performance', 'setTimeout', 'setInterval', 'fetch', 'crypto', 'document'].map(
          (name) => ({ name, message: 'The model knows no clock, no Node and no browser.' }),
        ),
      ],
      'no-restricted-syntax': ['error', ...MODEL],
    },
  },
  {
    files: ['sim/{agents,market,pipeline,world,policy}/**/*.ts'],
    rules: { 'no-restricted-syntax': ['error', ...MODEL, UNNAMED_NUMBER] },
  },
)
