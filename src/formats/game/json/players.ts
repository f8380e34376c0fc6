/**
 * The players of a game file: their names, strategies and types, and the levels by which payoffs are nested.
 */
import { O, type Option } from '../../../prelude.js';
import { shortened } from '../../json/codec.js';
import type { Path } from '../../json/value.js';
import type { Diagnostics } from '../../json/diagnostics.js';
import type { GameParts, PlayerParts } from '../codec.js';
import { maxPlayers, tooManyPlayers, unsoundNames } from '../file.js';

/** A player of whom everything is known that her payoffs are laid out by. */
export interface LaidOutPlayer {
  readonly name: string;
  readonly strategies: readonly string[];
  /** None in a game without a prior. */
  readonly types: readonly string[];
}

/**
 * The players, if the sizes of all their lists are known and above 0. A name that is at fault is replaced by its place:
 * payoffs and the prior are judged by the sizes.
 */
export const laidOutPlayers = (
  { players }: GameParts,
  hasPrior: boolean,
): Option<readonly LaidOutPlayer[]> => {
  if (players === undefined || players.length === 0 || players.length > maxPlayers) return O.none;
  return O.sequenceArray(
    players.map((player, i): Option<LaidOutPlayer> => {
      const strategies = namesOf(player?.strategies);
      const types = hasPrior ? namesOf(player?.types) : [];
      const isKnown = strategies.length > 0 && (types.length > 0 || !hasPrior);
      return isKnown ? O.some({ name: playerName(player, i), strategies, types }) : O.none;
    }),
  );
};

const namesOf = (names: ReadonlyArray<string | undefined> | undefined): readonly string[] =>
  names?.map((name, i) => name ?? String(i + 1)) ?? [];

/** The name of a player in a message. */
const playerName = (player: PlayerParts | undefined, index: number): string =>
  player?.name ?? `Player ${String(index + 1)}`;

/** Reports what is wrong with the players, their strategies and their types. */
export const checkPlayers = ({ players }: GameParts, hasPrior: boolean, diagnostics: Diagnostics): void => {
  if (players === undefined) return;
  if (players.length === 0)
    diagnostics.report(['players'], {
      code: 'E0701',
      message: 'The game has no players.',
      hint: 'Write { "name": "Row", "strategies": ["T", "B"] } for a player.',
    });
  const tooMany = tooManyPlayers(players.length);
  if (tooMany !== undefined) return diagnostics.report(['players'], { code: 'E0704', ...tooMany });
  const named = { code: 'E0701', one: 'a player', many: 'players' } as const;
  const names = players.map((player) => player?.name);
  checkNames(names, named, (i) => ['players', i, 'name'], diagnostics);
  players.forEach((player, i) => {
    if (player === undefined) return;
    const name = playerName(player, i);
    checkStrategies(name, player.strategies, ['players', i, 'strategies'], diagnostics);
    checkTypes(name, player.types, ['players', i, 'types'], diagnostics);
    checkKind(name, player, i, hasPrior, diagnostics);
  });
};

/** What a list of names is of. */
interface Named {
  readonly code: 'E0701' | 'E0702' | 'E0708';
  readonly one: string;
  readonly many: string;
}

const checkNames = (
  names: ReadonlyArray<string | undefined>,
  { code, one, many }: Named,
  pathOf: (index: number) => Path,
  { report, placeText }: Diagnostics,
): void => {
  for (const unsound of unsoundNames(names))
    report(pathOf(unsound.index), {
      code,
      message:
        unsound.why === 'blank'
          ? `The name of ${one} is blank.`
          : `Two ${many} are named "${shortened(unsound.name)}": the first is at ${placeText(pathOf(unsound.first))}.`,
      hint: 'Give different names that are not blank.',
    });
};

type Names = ReadonlyArray<string | undefined>;

const checkStrategies = (
  player: string,
  strategies: Names | undefined,
  path: Path,
  diagnostics: Diagnostics,
): void => {
  if (strategies === undefined) return;
  const named = { code: 'E0702', one: `a strategy of ${player}`, many: `strategies of ${player}` } as const;
  checkNames(strategies, named, (s) => [...path, s], diagnostics);
  if (strategies.length === 0)
    diagnostics.report(path, {
      code: 'E0702',
      message: `${player} has no strategy.`,
      hint: 'Every player has at least one strategy.',
    });
};

const checkTypes = (player: string, types: Names | undefined, path: Path, diagnostics: Diagnostics): void => {
  if (types === undefined) return;
  const named = { code: 'E0708', one: `a type of ${player}`, many: `types of ${player}` } as const;
  checkNames(types, named, (t) => [...path, t], diagnostics);
  if (types.length === 0)
    diagnostics.report(path, {
      code: 'E0708',
      message: `${player} has no type.`,
      hint: 'Name a type, or leave out "types" and "prior".',
    });
};

/** A player has types exactly if the game has a prior. */
const checkKind = (
  player: string,
  { types }: PlayerParts,
  index: number,
  hasPrior: boolean,
  { report, isRefused }: Diagnostics,
): void => {
  const path = ['players', index, 'types'];
  const hasTypes = types !== undefined || isRefused(path);
  if (hasPrior && !hasTypes)
    report(['players', index], {
      code: 'E0708',
      message: `The game has a prior, and ${player} no types.`,
      hint: 'Add "types": a player about whom all is known has one.',
    });
  if (!hasPrior && types !== undefined)
    report(path, {
      code: 'E0708',
      message: `${player} has types, and the game no prior.`,
      hint: 'Add "prior", a probability for every type profile, or remove "types".',
      atKey: true,
    });
};
