// The reference: every exported name, grouped by room; a warning is an error.
import { OptionDefaults } from 'typedoc';

/** @type {Partial<import('typedoc').TypeDocOptions>} */
export default {
  name: 'undominated',
  entryPoints: ['src/index.ts', 'src/arbitraries/index.ts'],
  tsconfig: 'tsconfig.build.json',
  out: 'docs/api',
  readme: 'none',
  blockTags: [...OptionDefaults.blockTags, '@paper'],
  categoryOrder: [
    'Exact',
    'Games',
    'Dominance',
    'Market',
    'Mechanisms',
    'Economies',
    'Claims',
    'Studies',
    'Certificates',
    'Formats',
    '*',
  ],
  navigation: { includeCategories: true },
  displayBasePath: import.meta.dirname,
  disableGit: true,
  sourceLinkTemplate: '../../../{path}#L{line}',
  treatWarningsAsErrors: true,
  // The syntax tree of a formula, and the shape of a file that follows from its codec.
  intentionallyNotExported: ['FormulaNode', 'StrictJson'],
  validation: { notExported: true, invalidLink: true, invalidPath: true, notDocumented: true },
  requiredToBeDocumented: ['Module', 'Namespace', 'Variable', 'Function', 'Class', 'Interface', 'TypeAlias'],
};
