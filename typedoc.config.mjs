// The reference: every exported name, under the entry of the package that offers it; a warning is an error.
import { OptionDefaults } from 'typedoc';
import { entries } from './tools/browser-bundles.mjs';

/** @type {Partial<import('typedoc').TypeDocOptions>} */
export default {
  name: 'undominated',
  entryPoints: entries().map(({ source }) => source),
  tsconfig: 'tsconfig.build.json',
  out: 'docs/api',
  readme: 'none',
  blockTags: [...OptionDefaults.blockTags, '@paper'],
  displayBasePath: import.meta.dirname,
  disableGit: true,
  sourceLinkTemplate: '../../../{path}#L{line}',
  treatWarningsAsErrors: true,
  // The syntax tree of a formula; the lists and codecs from which exported types are inferred.
  intentionallyNotExported: [
    'FormulaNode',
    'list',
    'src/claims/games/evidence.ts:belief',
    'src/claims/games/evidence.ts:eliminatedStrategy',
    'src/claims/games/evidence.ts:othersChoices',
    'src/claims/games/evidence.ts:survivalWitness',
    'src/claims/mechanisms/list.ts:EvidenceOf',
    'src/claims/mechanisms/list.ts:EvidenceJsonOf',
    'src/claims/mechanisms/list.ts:CounterexampleOf',
    'src/claims/mechanisms/list.ts:CounterexampleJsonOf',
  ],
  validation: { notExported: true, invalidLink: true, invalidPath: true, notDocumented: true },
  requiredToBeDocumented: ['Module', 'Namespace', 'Variable', 'Function', 'Class', 'Interface', 'TypeAlias'],
};
