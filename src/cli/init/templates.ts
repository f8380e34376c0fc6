/**
 * The starter economies that `init` writes: files of the gallery, shipped with the package.
 */
import { readFile } from 'node:fs/promises';

/** Names of the templates; the first is the default. */
export const templateNames = [
  'four-equal-traders',
  'basic-market',
  'complements',
  'income-effects',
  'ties',
  'the-example',
  'the-example-interchanged',
  'holding-back',
  'bottleneck',
  'no-gains',
  'three-groups',
  'pooling',
  'pivotal',
  'rule-5',
  'unheard',
  'two-groups',
  'smallest-leak',
  'unequal-endowments',
] as const;

/** A template's name. */
export type TemplateName = (typeof templateNames)[number];

/** Where the gallery lies, seen from here and from the built file alike. */
export const galleryFolder = new URL('../../../examples/', import.meta.url);

/** A template's text. */
export const readTemplate = (name: TemplateName): Promise<string> =>
  readFile(new URL(`${name}.json`, galleryFolder), 'utf8');

/** A template's title, which says what the economy shows. */
export const titleOf = (text: string): string => (JSON.parse(text) as { readonly title: string }).title;
