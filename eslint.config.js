// One place for the house rules: who may import whom (imports run downwards only), no circle, strict types.
import { createNodeResolver, importX } from 'eslint-plugin-import-x';
import tseslint from 'typescript-eslint';

/** The rooms of `src`, from the bottom up, and the rooms that each may import besides itself. */
const lower = ['exact', 'games', 'dominance', 'market', 'mechanisms', 'economies', 'certificates'];
const codecs = ['formats/problems', 'formats/json', 'formats/certificate'];
const files = ['formats/economy', 'formats/messages', 'formats/game'];
export const rooms = {
  exact: [],
  games: ['exact'],
  dominance: ['exact', 'games'],
  market: ['exact'],
  mechanisms: ['exact', 'games', 'market'],
  economies: ['exact', 'games', 'market'],
  certificates: ['exact'],
  'formats/problems': ['exact'],
  'formats/json': ['exact', 'formats/problems'],
  'formats/certificate': ['exact', 'formats/problems', 'formats/json'],
  'formats/economy': ['exact', 'games', 'market', 'economies', ...codecs],
  'formats/messages': ['exact', 'games', 'market', 'economies', ...codecs, 'formats/economy'],
  'formats/game': ['exact', 'games', 'economies', 'market', ...codecs, 'formats/economy'],
  claims: [...lower, ...codecs],
  studies: [...lower, ...codecs, ...files, 'claims'],
  arbitraries: [...lower, ...codecs, ...files, 'claims', 'studies'],
  cli: [...lower, ...codecs, ...files, 'claims', 'studies'],
};

/** The files that belong to no room, which every room may import. */
export const common = ['prelude.ts', 'computation.ts', 'words.ts', 'did-you-mean.ts'];

const zones = Object.entries(rooms).map(([room, allowed]) => ({
  target: `./src/${room}`,
  from: './src',
  except: [...[room, ...allowed].map((name) => `./${name}`), ...common.map((file) => `./${file}`)],
  message: `src/${room} may import only: ${[room, ...allowed].join(', ')} (see docs/design.md).`,
}));

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
      'prefer-const': 'error',
      eqeqeq: 'error',
      '@typescript-eslint/consistent-type-imports': 'error',
      '@typescript-eslint/no-explicit-any': 'error',
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', varsIgnorePattern: '^_' }],
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
