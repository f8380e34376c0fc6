/**
 * Reads Gambit's .nfg files in both forms: payoffs profile by profile, or outcomes and an outcome number a profile.
 */
import { E, type Either } from '../../../prelude.js';
import { areCounted, counted } from '../../../exact/counts.js';
import type { Player } from '../../../games/normal-form.js';
import type { PayoffTable } from '../../../games/payoff-table.js';
import { compact, wholeTable } from '../../../games/payoff-table.js';
import { numberReasons, shortened } from '../../json/codec.js';
import type { GameFile } from '../file.js';
import { firstFastest, maxPayoffs, profilesText, tooManyPlayers, unsoundNames } from '../file.js';
import { locatorOf, Stop } from '../../problems/located.js';
import type { Piece } from './nfg-text.js';
import { isComment, NfgText } from './nfg-text.js';
import { PayoffColumn } from '../payoff-column.js';
import type { Problem } from '../../problems/problem.js';
import { inFileOrder } from '../../problems/problem.js';

/**
 * Reads the text of a .nfg file. Faults of names and numbers are reported together; another ends the reading, since what
 * comes after it has no certain meaning. Nothing is thrown whatever the text.
 *
 * A player or strategy with an empty name gets its number for one. Cost: one pass over the text.
 */
export const readNfg = (source: string, file: string): Either<readonly Problem[], GameFile> => {
  const text = source.startsWith('\uFEFF') ? source.slice(1) : source;
  const input = new NfgText(text, locatorOf(text, file));
  try {
    const game = readWhole(input);
    return input.problems.length > 0 ? E.left(inFileOrder(input.problems)) : E.right(game);
  } catch (error) {
    if (error instanceof Stop) return E.left(inFileOrder([...input.problems, error.problem]));
    throw error;
  }
};

const readWhole = (input: NfgText): GameFile => {
  readBeginning(input);
  const title = input.take();
  if (title.kind !== 'text') input.unexpected(title, 'The title of the game, in quotes,');
  const names = readNames(input, 'players');
  const players = readStrategies(input, names);
  const comment = input.peek().kind === 'text' ? input.take().value : '';
  const sizes = players.map(({ strategies }) => strategies.length);
  const payoffs = input.peek().kind === '{' ? readOutcomes(input, sizes) : readPayoffs(input, players);
  const { kind, value, at } = input.peek();
  if (kind !== 'end')
    input.stop(at, {
      code: 'E0703',
      message: `The game has ${profilesText(sizes)}, and all were given before this: "${shortened(value)}".`,
      hint: 'Remove what is too much, or correct the numbers of strategies.',
    });
  return { title: title.value, comment, game: { kind: 'normal-form', form: { players, payoffs } } };
};

const readBeginning = (input: NfgText): void => {
  const expect = (words: readonly string[], expected: string): void => {
    const piece = input.take();
    if (piece.kind === 'word' && piece.value === 'EFG')
      input.stop(piece.at, {
        code: 'E0705',
        message: 'This is a game in extensive form; games in normal form are read.',
        hint: 'Gambit turns an .efg file into a .nfg file.',
      });
    if (piece.kind !== 'word' || !words.includes(piece.value)) input.unexpected(piece, expected);
  };
  expect(['NFG'], 'The word NFG');
  expect(['1'], 'The version 1');
  expect(['R', 'D'], 'The letter R');
};

/** Names in braces, blank ones replaced by their number; refused if two are the same. */
const readNames = (input: NfgText, of: string): readonly string[] => {
  const opening = input.take();
  if (opening.kind !== '{') input.unexpected(opening, `The { before the names of the ${of}`);
  const pieces: Piece[] = [];
  let piece = input.take();
  for (; piece.kind === 'text'; piece = input.take()) pieces.push(piece);
  if (piece.kind !== '}') input.unexpected(piece, `A name in quotes, or the } after the names of the ${of},`);
  const code = of === 'players' ? 'E0701' : 'E0702';
  if (pieces.length === 0)
    input.stop(opening.at, {
      code,
      message:
        of === 'players'
          ? 'The game has no players.'
          : `${of.replace('strategies of ', '')} has no strategy.`,
      hint:
        of === 'players' ? 'Name a player: { "Row" "Column" }.' : 'Every player has at least one strategy.',
    });
  const tooMany = of === 'players' ? tooManyPlayers(pieces.length) : undefined;
  if (tooMany !== undefined) input.stop(opening.at, { code: 'E0704', ...tooMany });
  for (const { value, at } of pieces)
    if (/\p{Cc}/u.test(value))
      input.report(at, {
        code: 'E0211',
        message: 'A name holds a control character.',
        hint: 'Names are printed on one line: remove it.',
      });
  const names = pieces.map(({ value }, i) =>
    value.trim() !== '' ? value : of === 'players' ? `Player ${String(i + 1)}` : String(i + 1),
  );
  for (const unsound of unsoundNames(names))
    if (unsound.why === 'twice')
      input.report(pieces[unsound.index]!.at, {
        code,
        message: `"${shortened(unsound.name)}" stands twice among the ${of}: the first is at ${input.placeText(pieces[unsound.first]!.at)}.`,
        hint: 'Give different names; a name that is empty is read as the number of its place.',
      });
  return names;
};

/** Either the numbers of strategies, `{ 2 3 }`, or their names, `{ { "T" "B" } { "L" "M" "R" } }`. */
const readStrategies = (input: NfgText, names: readonly string[]): readonly Player[] => {
  const opening = input.take();
  if (opening.kind !== '{') input.unexpected(opening, 'The { before the strategies');
  const named = input.peek().kind === '{';
  const lists: Array<readonly string[] | number> = [];
  for (const name of names) {
    const piece = input.peek();
    if (piece.kind === '}')
      input.stop(piece.at, {
        code: 'E0702',
        message: `${shortened(name)} has no strategies: there ${areCounted(names.length, 'player')}, and strategies of ${String(lists.length)}.`,
        hint: 'Give the strategies of every player, or remove a player.',
      });
    lists.push(named ? readNames(input, `strategies of ${shortened(name)}`) : readCount(input, name));
  }
  const closing = input.take();
  if (closing.kind === '{' || closing.kind === 'word')
    input.stop(closing.at, {
      code: 'E0702',
      message: `There are strategies for more than the ${counted(names.length, 'player')}.`,
      hint: 'Remove them, or add a player.',
    });
  if (closing.kind !== '}') input.unexpected(closing, 'The } after the strategies');
  const sizes = lists.map((list) => (typeof list === 'number' ? list : list.length));
  refuseTooMany(input, opening.at, sizes, 1);
  return lists.map((list, i) => ({
    name: names[i]!,
    strategies: typeof list === 'number' ? Array.from({ length: list }, (_, s) => String(s + 1)) : list,
  }));
};

const readCount = (input: NfgText, name: string): number => {
  const piece = input.take();
  if (piece.kind !== 'word' || !/^\+?\d+$/.test(piece.value))
    input.unexpected(piece, `The number of strategies of ${shortened(name)}`);
  const count = Number(piece.value);
  if (count === 0)
    input.stop(piece.at, {
      code: 'E0702',
      message: `${shortened(name)} has no strategy.`,
      hint: 'Every player has at least one strategy.',
    });
  return count;
};

/** Up to so many payoffs are taken on trust: if they are not there, the place where they end says more. */
const trusted = 2 ** 20;

/**
 * Refuses a game that cannot be held, or for which the rest of the file has no room, before memory is taken for it.
 *
 * @param numbers - how many numbers the rest of the file must have for each profile
 */
const refuseTooMany = (input: NfgText, at: number, sizes: readonly number[], numbers: number): void => {
  const profiles = sizes.reduce((a, b) => a * b, 1);
  const payoffs = profiles * sizes.length;
  const room = Math.ceil((input.text.length - input.place()) / 2);
  const large = payoffs > maxPayoffs;
  if (!large && profiles * numbers <= Math.max(trusted, room)) return;
  const claim = `The strategies make ${profilesText(sizes)}`;
  const each = `${claim} with ${counted(sizes.length, 'payoff')} each`;
  input.stop(at, {
    code: 'E0704',
    message: large
      ? `${each}; at most ${maxPayoffs.toLocaleString('en-US')} payoffs are held.`
      : `${numbers > 1 ? each : claim}; the rest of the file has room for ${counted(room, 'number')} at most.`,
    hint: large
      ? `Check the numbers of strategies: with ${counted(sizes.length, 'player')} at most ${counted(Math.floor(maxPayoffs / sizes.length), 'profile')} can be held.`
      : 'Check the numbers of strategies, or see whether the file was cut off.',
  });
};

/** Reads the number that comes next into a column; `missing` says what is wrong if there is none. */
const readNumber = (
  input: NfgText,
  column: PayoffColumn,
  k: number,
  missing: (piece: Piece) => never,
): void => {
  const start = input.place();
  const end = input.skipWord();
  if (start === end) missing(input.take());
  const fault = column.read(k, input.text, start, end);
  if (fault === undefined) return;
  const value = input.text.slice(start, end);
  if (isComment(value)) input.unexpected({ kind: 'word', value, at: start }, 'A payoff');
  const [reason, hint] = numberReasons[fault.kind];
  input.report(start, {
    code: 'E0207',
    message: `"${shortened(value)}" is ${reason}.`,
    hint: hint.replaceAll('"', ''),
  });
};

const tableOf = (input: NfgText, at: number, column: PayoffColumn): PayoffTable =>
  column.table() ??
  input.stop(at, {
    code: 'E0704',
    message: 'The common denominator of these payoffs has too many digits for a table of this size.',
    hint: 'Round the payoffs to fewer digits.',
  });

const readPayoffs = (input: NfgText, players: readonly Player[]): readonly PayoffTable[] => {
  const sizes = players.map(({ strategies }) => strategies.length);
  const profiles = sizes.reduce((a, b) => a * b, 1);
  const begin = input.place();
  refuseTooMany(input, begin, sizes, sizes.length);
  const columns = players.map(() => new PayoffColumn(profiles));
  let read = 0;
  const missing = (piece: Piece): never => {
    if (piece.kind === ',')
      return input.stop(piece.at, {
        code: 'E0705',
        message: 'Payoffs are set apart by blanks, not by commas.',
        hint: 'Write 3 1 0 0; commas stand between the payoffs of an outcome only.',
      });
    if (piece.kind !== 'end') return input.unexpected(piece, 'A payoff');
    const all = profiles * players.length;
    return input.stop(piece.at, {
      code: 'E0703',
      message: `The file ends after ${read.toLocaleString('en-US')} of ${counted(all, 'payoff')}: ${profilesText(sizes)} of ${counted(players.length, 'payoff')} each.`,
      hint: 'Add the missing payoffs, or see whether the file was cut off.',
    });
  };
  for (const number of firstFastest(sizes))
    for (const column of columns) {
      readNumber(input, column, number, missing);
      read += 1;
    }
  return columns.map((column) => tableOf(input, begin, column));
};

const readOutcomes = (input: NfgText, sizes: readonly number[]): readonly PayoffTable[] => {
  const opening = input.take();
  let most = 0;
  for (let at = opening.at; at >= 0; at = input.text.indexOf('{', at + 1)) most += 1;
  // An outcome has two braces, two quotes and a number a player, with something between the numbers: what braces claim beyond that is not laid out.
  most = Math.min(most, Math.floor((input.text.length - opening.at) / (2 * sizes.length + 3)) + 2);
  // Entry 0 is the outcome that is not there, which pays nobody anything.
  const columns = sizes.map(() => new PayoffColumn(most));
  let outcomes = 0;
  for (let piece = input.take(); piece.kind !== '}'; piece = input.take()) {
    if (piece.kind !== '{') input.unexpected(piece, 'The { of an outcome, or the } after the outcomes,');
    outcomes += 1;
    readOutcome(input, piece.at, outcomes, columns);
  }
  const tables = columns.map((column) => tableOf(input, opening.at, column));
  const profiles = sizes.reduce((a, b) => a * b, 1);
  const chosen = new Uint32Array(profiles);
  let read = 0;
  for (const number of firstFastest(sizes)) {
    chosen[number] = readChoice(input, outcomes, read, sizes);
    read += 1;
  }
  return tables.map(({ denominator, numerators }) =>
    numerators instanceof Float64Array
      ? wholeTable(
          Float64Array.from(chosen, (outcome) => numerators[outcome]!),
          denominator,
        )
      : compact({ denominator, numerators: Array.from(chosen, (outcome) => numerators[outcome]!) }),
  );
};

/** The rest of an outcome after its brace: a name, and a payoff for every player, with commas between them or not. */
const readOutcome = (input: NfgText, at: number, outcome: number, columns: readonly PayoffColumn[]): void => {
  const name = input.take();
  if (name.kind !== 'text') input.unexpected(name, 'The name of the outcome, in quotes,');
  columns.forEach((column, i) => {
    readNumber(input, column, outcome, (piece) =>
      piece.kind === '}'
        ? input.stop(at, {
            code: 'E0703',
            message: `Outcome ${String(outcome)} has ${counted(i, 'payoff')}; there ${areCounted(columns.length, 'player')}.`,
            hint: 'Give one payoff a player.',
          })
        : input.unexpected(piece, 'A payoff'),
    );
    if (input.peek().kind === ',') input.take();
  });
  const closing = input.take();
  if (closing.kind === 'word')
    input.stop(closing.at, {
      code: 'E0703',
      message: `Outcome ${String(outcome)} has more payoffs than the ${counted(columns.length, 'player')}.`,
      hint: 'Give one payoff a player.',
    });
  if (closing.kind !== '}') input.unexpected(closing, 'The } after the outcome');
};

/** The outcome number of the next profile. */
const readChoice = (input: NfgText, outcomes: number, read: number, sizes: readonly number[]): number => {
  const start = input.place();
  const end = input.skipWord();
  if (start === end) {
    const piece = input.take();
    if (piece.kind !== 'end') return input.unexpected(piece, 'An outcome number');
    return input.stop(start, {
      code: 'E0703',
      message: `The file ends after the outcomes of ${read.toLocaleString('en-US')} of ${profilesText(sizes)}.`,
      hint: 'Give an outcome number a profile, 0 for none, or see whether the file was cut off.',
    });
  }
  const word = input.text.slice(start, end);
  const outcome = /^\+?\d+$/.test(word) ? Number(word) : NaN;
  if (outcome <= outcomes) return outcome;
  input.report(start, {
    code: 'E0706',
    message: `"${shortened(word)}" is the number of no outcome: there are ${outcomes.toLocaleString('en-US')}.`,
    hint: 'Outcomes are counted from 1; 0 says that everybody gets 0.',
  });
  return 0;
};
