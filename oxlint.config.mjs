/** oxlint's part of `npm run lint`; layers and closed names are held by scripts/lint. */
export default {
  plugins: ['typescript', 'unicorn', 'oxc', 'react', 'jsx-a11y', 'vitest', 'promise'],
  categories: { correctness: 'error' },
  options: { typeAware: true },
  ignorePatterns: ['dist', 'dist-sim', '**/*.generated.*', 'test-results', 'playwright-report'],
  rules: {
    'typescript/no-floating-promises': 'error',
    'typescript/no-misused-promises': 'error',
    'react/rules-of-hooks': 'error',
    'eslint/eqeqeq': 'error',
    'eslint/no-var': 'error',
    'eslint/prefer-const': 'error',
    // Text made of JSON whose kind was checked before, or does not matter in a message.
    'typescript/no-base-to-string': 'off',
    'typescript/restrict-template-expressions': 'off',
    // Methods handed on by name do not use `this` here, or are closures.
    'typescript/unbound-method': 'off',
    'typescript/no-misused-spread': 'off',
    'unicorn/no-new-array': 'off',
    // A loop that takes from an array goes over a copy of it.
    'unicorn/no-useless-spread': 'off',
    // Stories assert through functions of their own, and say more with a second argument.
    'vitest/valid-expect': 'off',
    'vitest/expect-expect': 'off',
    'vitest/no-conditional-expect': 'off',
  },
  // Playwright reads what a fixture needs off its pattern, the empty one included.
  overrides: [{ files: ['e2e/**'], rules: { 'eslint/no-empty-pattern': 'off' } }],
}
