/**
 * What the reader of a certificate means, compared with what the certificate states: its economy or game, the reading of the
 * residual, the dominance relation. It is compared before the certificate is checked; that what is stated is what the evidence
 * is about, the checker sees.
 */
import type { Either, TaskEither } from '../../prelude.js';
import { E, pipe, t, TE } from '../../prelude.js';
import type { About } from '../../certificates/check.js';
import { certified } from '../../claims/certificate.js';
import { certifiedGame } from '../../claims/games/certificate.js';
import type { Comparison, Dominators } from '../../dominance/relation.js';
import type { JsonFile } from '../../formats/json/json.js';
import { catalogue } from '../../formats/problems/catalogue.js';
import type { Residual } from '../../market/residual.js';
import type { Context } from '../context.js';
import type { Diagnostic, Diagnostics } from '../errors/codes.js';
import { badUsage } from '../errors/codes.js';
import { loadEconomyUnder, loadGameOrEconomy } from '../input/load.js';
import type { RoundLimit } from '../input/options.js';
import { firstDifference } from './difference.js';
import type { Compared } from './report.js';

/** What the reader means, as far as she says it. */
export interface MeantOptions {
  readonly economy: string | undefined;
  readonly game: string | undefined;
  readonly residual: Residual | undefined;
  readonly comparison: Comparison | undefined;
  readonly dominators: Dominators | undefined;
  readonly rounds: RoundLimit | undefined;
}

const record = t.record(t.string, t.unknown);

/** The field of an object; undefined where there is none. */
const fieldOf = (value: unknown, name: string): unknown => (record.is(value) ? value[name] : undefined);

/** What a certificate states, as far as options ask for it; its form is for the checker to see. */
interface Stated {
  readonly about: About;
  readonly hasReading: boolean;
  readonly relation: unknown;
}

/** What is stated; undefined where the form is none that the checker takes. */
const statedBy = (certificate: unknown): Stated | undefined => {
  const about = (['game', 'mechanism', 'economy'] as const).find((name) =>
    record.is(fieldOf(certificate, name)),
  );
  if (about === undefined) return undefined;
  const relation = fieldOf(certificate, 'relation');
  return { about, hasReading: fieldOf(certificate, 'reading') !== undefined, relation };
};

const withArticle: Readonly<Record<About, string>> = {
  economy: 'an economy',
  game: 'a game',
  mechanism: 'a mechanism',
};

/** Why an option has no meaning for a certificate; undefined if it has. */
const whyMeaningless = (option: keyof MeantOptions, stated: Stated): string | undefined => {
  const { about, hasReading, relation } = stated;
  switch (option) {
    case 'economy':
    case 'game':
      return about === option ? undefined : `the certificate is about ${withArticle[about]}`;
    case 'residual':
      return hasReading ? undefined : 'the claim has no reading of Rules 5 and 6';
    case 'comparison':
    case 'dominators':
      return relation === undefined ? 'the claim is judged under no dominance relation' : undefined;
    case 'rounds':
      return about === 'game' ? undefined : 'nothing is eliminated by rounds';
  }
};

const optionNames = ['economy', 'game', 'residual', 'comparison', 'dominators', 'rounds'] as const;

/** Bad usage for every option that has no meaning for a certificate. */
const meaningless = (options: MeantOptions, stated: Stated): Diagnostics =>
  optionNames
    .filter((name) => options[name] !== undefined)
    .flatMap((name) => {
      const why = whyMeaningless(name, stated);
      return why === undefined ? [] : [badUsage(`--${name} has no meaning here: ${why}.`, 'Leave it out.')];
    });

/** That a certificate states something else than is meant, at its place. */
const differs = (json: JsonFile, path: Parameters<JsonFile['problem']>[0], message: string): Diagnostic =>
  json.problem(path, { code: 'E0801', message, hint: catalogue.E0801.hint });

const shown = (value: unknown): string =>
  value === undefined ? 'nothing' : (JSON.stringify(value)?.slice(0, 60) ?? 'nothing');

/** A part of a certificate that is compared with what is meant. */
interface Compared1 {
  readonly path: readonly string[];
  readonly meant: unknown;
  readonly sentence: string;
}

/** The fields that are compared with words and numbers of the command line. */
const wordComparisons = ({ residual, comparison, dominators, rounds }: MeantOptions): readonly Compared1[] =>
  [
    { path: ['reading'], meant: residual, what: 'The reading of Rules 5 and 6' },
    { path: ['relation', 'comparison'], meant: comparison, what: 'The comparison' },
    { path: ['relation', 'dominators'], meant: dominators, what: 'The dominators' },
    { path: ['relation', 'rounds'], meant: rounds, what: 'The number of rounds' },
  ].flatMap(({ path, meant, what }) =>
    meant === undefined ? [] : [{ path, meant, sentence: `${what}: ${String(meant)}, as it is meant.` }],
  );

const differencesInWords = (options: MeantOptions, certificate: unknown, json: JsonFile): Diagnostics =>
  wordComparisons(options).flatMap(({ path, meant }) => {
    const stated = path.reduce(fieldOf, certificate);
    return stated === meant
      ? []
      : [differs(json, path, `${path.join('.')}: ${shown(stated)} is stated, ${shown(meant)} is meant.`)];
  });

/** An economy or a game that is meant, as certificates hold it, and the file that it is in. */
interface MeantSubject {
  readonly about: 'economy' | 'game';
  readonly file: string;
  readonly body: unknown;
}

const meantGame = (context: Context, file: string): TaskEither<Diagnostics, MeantSubject> =>
  pipe(
    loadGameOrEconomy(context, file),
    TE.chainEitherK((loaded): Either<Diagnostics, MeantSubject> =>
      loaded.kind === 'game'
        ? E.right({ about: 'game', file, body: certifiedGame(loaded.game.game.form) })
        : E.left([badUsage(`${file} is an economy.`, `Ask with --economy ${file}.`)]),
    ),
  );

/** The economy or game that is meant; undefined if that is not said. */
const meantSubject = (
  context: Context,
  { economy, game, residual }: MeantOptions,
): TaskEither<Diagnostics, MeantSubject | undefined> => {
  if (game !== undefined) return meantGame(context, game);
  if (economy === undefined) return TE.right(undefined);
  return pipe(
    loadEconomyUnder(context, economy, residual, '--economy names an economy'),
    TE.map((read): MeantSubject => ({ about: 'economy', file: economy, body: certified(read) })),
  );
};

/** That a certificate is about another economy or game, and where the two differ first. */
const differencesOfSubject = (
  subject: MeantSubject | undefined,
  certificate: unknown,
  json: JsonFile,
): Diagnostics => {
  if (subject === undefined) return [];
  const { about, file, body } = subject;
  const difference = firstDifference(fieldOf(certificate, about), JSON.parse(JSON.stringify(body)));
  if (difference === undefined) return [];
  const { path, stated, meant } = difference;
  const place = [about, ...path].map((step) => (typeof step === 'number' ? `[${String(step)}]` : `.${step}`));
  const field = place.join('').replace(/^\./, '');
  return [
    differs(
      json,
      [about, ...path],
      `${field}: ${stated} is stated, ${meant} is in ${file}; the certificate is not about this ${about}.`,
    ),
  ];
};

/**
 * Compares a certificate with what the reader means.
 *
 * @returns what was found to be as it is meant; bad usage for an option that has no meaning for the certificate, or where
 * a file cannot be read; what differs, each at its place in the certificate.
 */
export const compareWithMeant = (
  context: Context,
  options: MeantOptions,
  certificate: unknown,
  json: JsonFile,
): TaskEither<Diagnostics, Compared> => {
  const stated = statedBy(certificate);
  // What has no form is refused by the checker, which says why.
  if (stated === undefined) return TE.right({ sentences: [], withSubject: false });
  const faults = meaningless(options, stated);
  if (faults.length > 0) return TE.left(faults);
  return pipe(
    meantSubject(context, options),
    TE.chainEitherK((subject): Either<Diagnostics, Compared> => {
      const found = [
        ...differencesOfSubject(subject, certificate, json),
        ...differencesInWords(options, certificate, json),
      ];
      if (found.length > 0) return E.left(found);
      const words = wordComparisons(options).map(({ sentence }) => sentence);
      const about = subject === undefined ? [] : [`The ${subject.about} is the one in ${subject.file}.`];
      return E.right({ sentences: [...about, ...words], withSubject: subject !== undefined });
    }),
  );
};
