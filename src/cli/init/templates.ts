/**
 * The starter files that `init` writes: economies and games of the gallery, shipped with the package, each with the schema by
 * which editors check it.
 */
import { readFile } from 'node:fs/promises';
import { E } from '../../prelude.js';
import { readEconomy } from '../../formats/economy/read.js';
import { writeGame } from '../../formats/game/json/write-json.js';
import { readGame } from '../../formats/game/read.js';
import type { Problem } from '../../formats/problems/problem.js';

/** Names of the economies, each a file of the gallery; the first is the default. */
export const economyTemplates = [
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
  'single-units',
  'three-groups',
  'pooling',
  'pivotal',
  'rule-5',
  'unheard',
  'two-groups',
  'smallest-leak',
  'unequal-endowments',
] as const;

/** The files of the games, in the folder `games` of the gallery, by name. */
export const gameTemplates = {
  'prisoners-dilemma': 'prisoners-dilemma.nfg',
  'stag-hunt': 'stag-hunt.json',
  'battle-of-the-sexes': 'battle-of-the-sexes.json',
  'matching-pennies': 'matching-pennies.json',
  'mixed-dominators': 'mixed-dominators.csv',
  'beauty-contest': 'beauty-contest.nfg',
  'travellers-dilemma': 'travellers-dilemma.json',
  'second-price-auction': 'second-price-auction.json',
  entry: 'entry.json',
} as const;

type EconomyTemplate = (typeof economyTemplates)[number];
type GameTemplate = keyof typeof gameTemplates;

/** A template's name. */
export type TemplateName = EconomyTemplate | GameTemplate;

const isGame = (name: TemplateName): name is GameTemplate => Object.hasOwn(gameTemplates, name);

/** Names of all templates: economies, and then games. */
export const templateNames: readonly TemplateName[] = [
  ...economyTemplates,
  ...Object.keys(gameTemplates).filter((name): name is GameTemplate => Object.hasOwn(gameTemplates, name)),
];

/** Where the gallery lies, seen from here and from the built file alike. */
export const galleryFolder = new URL('../../../examples/', import.meta.url);
const schemaFolder = new URL('../../../schemas/', import.meta.url);

/** A file to write: its name and its text. */
interface NamedText {
  readonly file: string;
  readonly text: string;
}

/** A starter file, and the schema that its field `$schema` names. */
export interface Template extends NamedText {
  readonly kind: 'economy' | 'game';
  /** What the file shows. */
  readonly title: string;
  readonly schema: NamedText;
}

/** The value of a reading of the gallery. @throws Error if it is refused: a fault of this program */
const sound = <A>(reading: E.Either<readonly Problem[], A>, name: string): A => {
  if (E.isLeft(reading)) throw new Error(`The template ${name} cannot be read.`);
  return reading.right;
};

/** The schema of the files of a kind. It lies beside the file, so that editors find it wherever the folder is. */
const schemaOf = async (kind: Template['kind']): Promise<NamedText> => ({
  file: `${kind}.schema.json`,
  text: await readFile(new URL(`${kind}-1.json`, schemaFolder), 'utf8'),
});

/** A template, ready to be written. */
export const readTemplate = async (name: TemplateName): Promise<Template> => {
  if (isGame(name)) {
    const schema = await schemaOf('game');
    const file = gameTemplates[name];
    const source = await readFile(new URL(`games/${file}`, galleryFolder), 'utf8');
    const game = sound(readGame(source, file), name);
    const text = writeGame(game, { schema: `./${schema.file}` });
    return { kind: 'game', file: 'game.json', text, title: game.title || name, schema };
  }
  const schema = await schemaOf('economy');
  const source = await readFile(new URL(`${name}.json`, galleryFolder), 'utf8');
  const { title } = sound(readEconomy(source, name), name).economy;
  const text = source.replace('{\n', `{\n  "$schema": "./${schema.file}",\n`);
  return { kind: 'economy', file: 'economy.json', text, title, schema };
};
