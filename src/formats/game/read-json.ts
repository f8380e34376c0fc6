/**
 * Reads game files, `undominated/game/1`: a codec for the players, a scanner for the payoffs, and a prior for Bayesian games.
 */
import { E, type Either } from '../../prelude.js';
import { didYouMean } from '../../did-you-mean.js';
import { scaleAll } from '../../exact/scaling.js';
import * as Q from '../../exact/rational.js';
import type { Rational } from '../../exact/rational.js';
import type { BayesianPlayer } from '../../games/bayesian.js';
import type { PayoffTable } from '../../games/payoff-table.js';
import { described } from '../json/codec.js';
import type { ValueTable } from '../economy/tables.js';
import type { GameJson, PlayerEntry } from './codec.js';
import { gameFile, gameFormat } from './codec.js';
import type { Game, GameFile } from './file.js';
import { maxPayoffs, sizesText, unsoundName } from './file.js';
import type { CutJsonFile } from '../json/json.js';
import { readCutJson } from '../json/json.js';
import type { Path } from '../json/value.js';
import { isObject } from '../json/value.js';
import { locatorOf, Stop } from '../problems/located.js';
import type { Level } from './nested-payoffs.js';
import { readNestedPayoffs } from './nested-payoffs.js';
import { PayoffColumn } from './payoff-column.js';
import type { Problem } from '../problems/problem.js';
import { inFileOrder } from '../problems/problem.js';
import type { Findings } from '../json/report.js';
import { decodeFile, findingsIn } from '../json/report.js';

/**
 * Reads the text of a game file. Faults of the players and the prior are reported together, of the payoffs the first one;
 * nothing is thrown whatever the text.
 *
 * Cost: one pass over the payoffs, 8 bytes of memory for each (16 where some are fractions).
 */
export const readGameJson = (source: string, file: string): Either<readonly Problem[], GameFile> => {
  const json = readCutJson(source, file, 'payoffs');
  if (E.isLeft(json)) return json;
  const wrongFormat = formatProblem(json.right);
  if (wrongFormat !== undefined) return E.left([wrongFormat]);
  const decoded = decodeFile(json.right, gameFile);
  if (E.isLeft(decoded)) return E.left(inFileOrder(decoded.left));
  const findings = findingsIn(json.right);
  const levels = checkPlayers(decoded.right, findings);
  const prior = checkPrior(decoded.right, findings);
  if (findings.problems.length > 0) return E.left(inFileOrder(findings.problems));
  const payoffs = readPayoffs(json.right, decoded.right.players.length, levels);
  if (E.isLeft(payoffs)) return payoffs;
  const { title = '', comment = '', players } = decoded.right;
  return E.right({ title, comment, game: assemble(players, prior, payoffs.right) });
};

const formatProblem = (json: CutJsonFile): Problem | undefined => {
  if (!isObject(json.value) || json.value['format'] === undefined || json.value['format'] === gameFormat)
    return undefined;
  const { format } = json.value;
  return json.problem(['format'], {
    code: 'E0208',
    message: `A game file has the format "${gameFormat}", not ${described(format)}.`,
    hint:
      typeof format === 'string'
        ? didYouMean(format, [gameFormat], 'formats')
        : `Write "format": "${gameFormat}".`,
  });
};

const assemble = (
  players: readonly PlayerEntry[],
  prior: readonly Rational[] | undefined,
  payoffs: readonly PayoffTable[],
): Game =>
  prior === undefined
    ? {
        kind: 'normal-form',
        form: { players: players.map(({ name, strategies }) => ({ name, strategies })), payoffs },
      }
    : {
        kind: 'bayesian',
        form: {
          players: players.map(({ name, types, strategies }): BayesianPlayer => ({
            name,
            types: types!,
            actions: strategies,
          })),
          prior: scaleAll(prior),
          payoffs,
        },
      };

/** Names, types and strategies; the levels by which payoffs are nested. */
const checkPlayers = ({ players, prior }: GameJson, { refuse }: Findings): readonly Level[] => {
  if (players.length === 0)
    refuse(['players'], {
      code: 'E0701',
      message: 'The game has no players.',
      hint: 'Write { "name": "Row", "strategies": ["T", "B"] } for a player.',
    });
  const checkNames = (
    names: readonly string[],
    code: 'E0701' | 'E0702' | 'E0708',
    one: string,
    many: string,
    path: (index: number) => Path,
  ): void => {
    const unsound = unsoundName(names);
    if (unsound === undefined) return;
    refuse(path(unsound.index), {
      code,
      message:
        unsound.why === 'blank'
          ? `The name of ${one} is blank.`
          : `Two ${many} are named "${names[unsound.index]!}".`,
      hint: 'Give different names that are not blank.',
    });
  };
  checkNames(
    players.map(({ name }) => name),
    'E0701',
    'a player',
    'players',
    (i) => ['players', i, 'name'],
  );
  players.forEach(({ name, strategies, types }, i) => {
    checkNames(strategies, 'E0702', `a strategy of ${name}`, `strategies of ${name}`, (s) => [
      'players',
      i,
      'strategies',
      s,
    ]);
    checkNames(types ?? [], 'E0708', `a type of ${name}`, `types of ${name}`, (t) => [
      'players',
      i,
      'types',
      t,
    ]);
    if (strategies.length === 0)
      refuse(['players', i, 'strategies'], {
        code: 'E0702',
        message: `${name} has no strategy.`,
        hint: 'Every player has at least one strategy.',
      });
    if (types?.length === 0)
      refuse(['players', i, 'types'], {
        code: 'E0708',
        message: `${name} has no type.`,
        hint: 'Name a type, or leave out "types" and "prior".',
      });
    if (prior !== undefined && types === undefined)
      refuse(['players', i], {
        code: 'E0708',
        message: `The game has a prior, and ${name} no types.`,
        hint: 'Add "types": a player about whom all is known has one.',
      });
    if (prior === undefined && types !== undefined)
      refuse(['players', i, 'types'], {
        code: 'E0708',
        message: `${name} has types, and the game no prior.`,
        hint: 'Add "prior", a probability for every type profile, or remove "types".',
        atKey: true,
      });
  });
  const byTypes =
    prior === undefined
      ? []
      : players.map(({ name, types }): Level => ({ size: types?.length ?? 0, entries: `types of ${name}` }));
  const byStrategies = players.map(({ name, strategies }): Level => ({
    size: strategies.length,
    entries: `strategies of ${name}`,
  }));
  return [...byTypes, ...byStrategies];
};

/** The prior by type profile, the first player's type varying slowest; nothing if there is none. */
const checkPrior = (
  { players, prior }: GameJson,
  { problems, refuse }: Findings,
): readonly Rational[] | undefined => {
  if (prior === undefined || problems.length > 0) return undefined;
  const probabilities: Rational[] = [];
  const byType = players.map(({ types }) => types!.map(() => Q.zero));
  const visit = (part: ValueTable, profile: readonly number[]): void => {
    const player = players[profile.length];
    const path = ['prior', ...profile];
    if (player === undefined) {
      if (!Q.is(part))
        return refuse(path, {
          code: 'E0707',
          message: 'A probability is expected here, not a list: the prior has one level a player.',
          hint: 'Remove a level of brackets.',
        });
      if (Q.sign(part) < 0)
        refuse(path, {
          code: 'E0707',
          message: `The probability ${Q.show(part)} is negative.`,
          hint: 'A type profile that cannot occur has probability 0.',
        });
      probabilities.push(part);
      profile.forEach((type, i) => (byType[i]![type] = Q.add(byType[i]![type]!, part)));
      return;
    }
    if (Q.is(part) || part.length !== player.types!.length)
      return refuse(path, {
        code: 'E0707',
        message: `A list of ${String(player.types!.length)} entries (types of ${player.name}) is expected here, not ${Q.is(part) ? 'a number' : `one of ${String(part.length)}`}.`,
        hint: 'The prior is nested by type: prior[type of the first player][type of the second]….',
      });
    part.forEach((entry, type) => visit(entry, [...profile, type]));
  };
  visit(prior, []);
  if (problems.length > 0) return undefined;
  const sum = Q.sum(probabilities);
  if (!Q.equals(sum, Q.one))
    refuse(['prior'], {
      code: 'E0707',
      message: `The probabilities of the prior sum to ${Q.show(sum)}, not to 1.`,
      hint: 'Change them so that they sum to 1 exactly; thirds are "1/3".',
    });
  else
    byType.forEach((weights, i) =>
      weights.forEach((weight, type) => {
        if (Q.isZero(weight))
          refuse(['players', i, 'types', type], {
            code: 'E0708',
            message: `The type "${players[i]!.types![type]!}" of ${players[i]!.name} has probability 0.`,
            hint: 'Leave out a type that cannot occur, with its part of the prior and of the payoffs.',
          });
      }),
    );
  return probabilities;
};

const readPayoffs = (
  { text, span, file, problem }: CutJsonFile,
  players: number,
  levels: readonly Level[],
): Either<readonly Problem[], readonly PayoffTable[]> => {
  if (span === undefined) throw new Error('The payoffs are a list, and were not found.');
  const sizes = levels.map(({ size }) => size);
  const profiles = sizes.reduce((a, b) => a * b, 1);
  // A payoff takes two characters at least, and the claim of a few is settled by reading.
  if (profiles * players > Math.min(maxPayoffs, Math.max(2 ** 20, (span.end - span.start) / 2)))
    return E.left([
      problem(['payoffs'], {
        code: 'E0704',
        message: `The game has ${sizesText(sizes)} profiles with ${String(players)} payoffs each; that is more than ${profiles * players > maxPayoffs ? `the ${maxPayoffs.toLocaleString('en-US')} payoffs that are held` : 'stands here'}.`,
        hint: 'Check the lists of strategies.',
      }),
    ]);
  const columns = Array.from({ length: players }, () => new PayoffColumn(profiles));
  try {
    readNestedPayoffs(text, span, levels, columns, locatorOf(text, file));
  } catch (error) {
    if (error instanceof Stop) return E.left([error.problem]);
    throw error;
  }
  const tables: PayoffTable[] = [];
  for (const column of columns) {
    const table = column.table();
    if (table === undefined)
      return E.left([
        problem(['payoffs'], {
          code: 'E0704',
          message: 'The common denominator of these payoffs has too many digits for a table of this size.',
          hint: 'Round the payoffs to fewer digits.',
        }),
      ]);
    tables.push(table);
  }
  return E.right(tables);
};
