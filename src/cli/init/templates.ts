/**
 * The starter economies that `init` writes: files of the gallery, shipped with the package.
 */
import { readFile } from 'node:fs/promises';
import { t } from '../../prelude.js';

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

const withTitle = t.type({ title: t.string });

/** A template's title, which says what the economy shows. @throws Error if it has none: a fault of this program */
export const titleOf = (text: string): string => {
  const content: unknown = JSON.parse(text);
  if (!withTitle.is(content)) throw new Error('A template has no title.');
  return content.title;
};
