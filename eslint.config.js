// One place for the house rules: who may import whom (imports run downwards only), no circle, strict types.
import { createNodeResolver, importX } from 'eslint-plugin-import-x';
import tseslint from 'typescript-eslint';

/** Each room and the rooms it may import; a room may always import itself and `src/prelude.ts`. */
const floors = {
  exact: [],
  games: ['exact'],
  dominance: ['exact', 'games'],
  market: ['exact'],
  mechanisms: ['exact', 'games', 'market'],
  economies: ['exact', 'games', 'market'],
  certificates: ['exact'],
  claims: ['exact', 'games', 'dominance', 'market', 'mechanisms', 'economies', 'certificates'],
  studies: ['exact', 'games', 'dominance', 'market', 'mechanisms', 'economies', 'certificates', 'claims'],
  arbitraries: ['exact', 'games', 'market', 'mechanisms', 'economies', 'claims', 'studies'],
  formats: ['exact', 'games', 'market', 'economies', 'certificates'],
  cli: [
    'exact',
    'games',
    'dominance',
    'market',
    'mechanisms',
    'economies',
    'certificates',
    'claims',
    'studies',
    'formats',
  ],
};

const rooms = Object.keys(floors);

const zones = rooms.map((room) => ({
  target: `./src/${room}`,
  from: './src',
  except: [room, ...floors[room]].map((allowed) => `./${allowed}`).concat('./prelude.ts', './work.ts'),
  message: `src/${room} may import only: ${[room, ...floors[room]].join(', ')} (see docs/design.md).`,
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
              group: ['fp-ts/*', 'io-ts/*'],
              message: 'Import fp-ts and io-ts from their root: Node cannot load the deep paths.',
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
);
