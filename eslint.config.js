// One place for the house rules: who may import whom (imports run downwards only), no circle, strict types.
import { createNodeResolver, importX } from 'eslint-plugin-import-x';
import tseslint from 'typescript-eslint';

/** The rooms of `src`, from the bottom up: what each holds, and the rooms that it may import besides itself. */
const lower = ['exact', 'games', 'dominance', 'market', 'mechanisms', 'economies', 'certificates'];
const codecs = ['formats/problems', 'formats/json', 'formats/certificate'];
const files = ['formats/economy', 'formats/messages', 'formats/game'];
export const rooms = {
  exact: {
    holds: 'rationals, lotteries, common denominators, linear programs in whole numbers, chance from a seed',
    mayImport: [],
  },
  games: {
    holds: 'games in normal form and Bayesian games, their agent form, mechanisms of one’s own, generators',
    mayImport: ['exact'],
  },
  dominance: {
    holds: 'what dominates what, elimination by rounds, pure, mixed and interim, a witness for everything',
    mayImport: ['exact', 'games'],
  },
  market: {
    holds: 'price grid, bundles, demand functions, clearing prices, the rationing automaton, allocations',
    mayImport: ['exact'],
  },
  mechanisms: {
    holds: 'a folder a mechanism, each declared as one value, and their list; nothing of what traders value',
    mayImport: ['exact', 'games', 'market'],
  },
  economies: {
    holds: 'traders and what they value: utilities, formulas, signals, posteriors, price-taking sets',
    mayImport: ['exact', 'games', 'market'],
  },
  certificates: {
    holds: 'the checkers, a folder for each sort of certificate, and the kernel that they share',
    mayImport: ['exact'],
  },
  'formats/problems': {
    holds: 'what is wrong with a file, by line and column, and the catalogue of codes',
    mayImport: ['exact'],
  },
  'formats/json': {
    holds: 'JSON with places, the codecs of which all formats are made, schemas from codecs',
    mayImport: ['exact', 'formats/problems'],
  },
  'formats/certificate': {
    holds: 'the codecs of certificates',
    mayImport: ['exact', 'formats/problems', 'formats/json'],
  },
  'formats/economy': {
    holds: 'economy files, read and written',
    mayImport: ['exact', 'games', 'market', 'economies', ...codecs],
  },
  'formats/messages': {
    holds: 'files of messages and strategies, read',
    mayImport: ['exact', 'games', 'market', 'economies', ...codecs, 'formats/economy'],
  },
  'formats/game': {
    holds: 'game files of every format, read and written',
    mayImport: ['exact', 'games', 'economies', 'market', ...codecs, 'formats/economy'],
  },
  claims: {
    holds:
      'each claim declared as one value, and their list; the engines that judge them, findings, certificates',
    mayImport: [...lower, ...codecs],
  },
  studies: {
    holds: 'hunts for counterexamples, problems for outside solvers',
    mayImport: [...lower, ...codecs, ...files, 'claims'],
  },
  arbitraries: {
    holds: 'random markets, messages and economies for fast-check: an entry of its own',
    mayImport: [...lower, ...codecs, ...files, 'claims', 'studies'],
  },
  library: {
    holds: 'the front door: what `undominated` offers to a first program, each function in one call',
    mayImport: [...lower, ...codecs, ...files, 'claims', 'studies'],
  },
  entries: {
    holds: 'the other entries of the package: lists of names by subject, nothing of their own',
    mayImport: [...lower, ...codecs, ...files, 'claims', 'studies', 'arbitraries', 'library'],
  },
  cli: {
    holds: 'the command: a folder a verb; input, output and errors shared',
    mayImport: [...lower, ...codecs, ...files, 'claims', 'studies'],
  },
};

/** The files that belong to no room, which every room may import. */
export const common = [
  'prelude.ts',
  'computation.ts',
  'work-plan.ts',
  'words.ts',
  'names-of.ts',
  'did-you-mean.ts',
  'typographic-quotes.ts',
];

const zones = Object.entries(rooms).map(([room, { mayImport }]) => ({
  target: `./src/${room}`,
  from: './src',
  except: [...[room, ...mayImport].map((name) => `./${name}`), ...common.map((file) => `./${file}`)],
  message: `src/${room} may import only: ${[room, ...mayImport].join(', ')} (see docs/design.md).`,
}));

/** What puts texts together, or a value into one: in the checkers nothing of this may be compared or be a key. */
const joined = {
  'CallExpression[callee.property.name="join"]': 'a list that was joined',
  'MemberExpression[object.name="JSON"][property.name="stringify"]': 'the JSON of a value',
  'BinaryExpression[operator=/^[!=]==?$/] > TemplateLiteral': 'a text put together',
  'BinaryExpression[operator=/^[!=]==?$/] > CallExpression[callee.name="String"]': 'a value made a text',
  'CallExpression[callee.property.name=/^(has|get|set|add|includes|indexOf)$/] > TemplateLiteral.arguments':
    'a text put together',
  'CallExpression[callee.property.name=/^(has|get|set|add|includes|indexOf)$/] > BinaryExpression[operator="+"]:has(Literal[raw=/^["`\\x27]/])':
    'a text put together',
};

export default tseslint.config(
  { ignores: ['dist', 'coverage', 'docs/api'] },
  ...tseslint.configs.recommended,
  {
    files: ['**/*.ts', '**/*.mjs', '**/*.js'],
    plugins: { 'import-x': importX },
    settings: {
      'import-x/resolver-next': [
        createNodeResolver({
          extensionAlias: { '.js': ['.ts', '.js'] },
          conditionNames: ['import', 'node', 'default'],
        }),
      ],
      'import-x/parsers': { '@typescript-eslint/parser': ['.ts'] },
      'import-x/extensions': ['.ts', '.js', '.mjs'],
    },
    rules: {
      'import-x/no-cycle': ['error', { ignoreExternal: true }],
      'import-x/no-self-import': 'error',
      'import-x/no-restricted-paths': ['error', { basePath: import.meta.dirname, zones }],
      'no-restricted-imports': [
        'error',
        {
          patterns: [
            {
              regex: '^(fp-ts|io-ts)(/|$)',
              message: 'Import fp-ts and io-ts from src/prelude.ts.',
            },
          ],
        },
      ],
      'no-console': 'off',
      // A function with more branches does more than one thing; a switch counts once.
      complexity: ['error', { max: 15, variant: 'modified' }],
      'prefer-const': 'error',
      eqeqeq: 'error',
      '@typescript-eslint/consistent-type-imports': 'error',
      '@typescript-eslint/no-explicit-any': 'error',
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', varsIgnorePattern: '^_' }],
    },
  },
  {
    files: ['src/certificates/**/*.ts'],
    ignores: ['src/certificates/kernel/keys.ts', 'src/certificates/kernel/words.ts'],
    rules: {
      'no-restricted-syntax': [
        'error',
        ...Object.entries(joined).map(([selector, what]) => ({
          selector,
          message: `Two different values may have the same: ${what}. Compare entry by entry, take a key from kernel/keys.ts, or words from kernel/words.ts.`,
        })),
      ],
    },
  },
  {
    files: ['src/prelude.ts'],
    rules: {
      'no-restricted-imports': [
        'error',
        {
          patterns: [
            {
              regex: '^(fp-ts(?!/lib/[A-Za-z]+\\.js$)|io-ts/)',
              message:
                "Import fp-ts by paths such as 'fp-ts/lib/Either.js', and io-ts from its root: Node loads these, and bundlers leave out what is not used.",
            },
          ],
        },
      ],
    },
  },
);
