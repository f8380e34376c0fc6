/**
 * The players of a game file: their names, strategies and types, and the levels by which payoffs are nested.
 */
import type { Path } from '../../json/value.js';
import type { Diagnostics } from '../../json/diagnostics.js';
import type { GameJson, PlayerEntry } from '../codec.js';
import { unsoundName } from '../file.js';
import type { Level } from './nested-payoffs.js';

/** The levels by which payoffs are nested: types of each player, if the game has a prior, and then strategies. */
export const levelsOf = ({ players, prior }: GameJson): readonly Level[] => {
  const byTypes = players.map(({ name, types }): Level => ({
    size: types?.length ?? 0,
    entries: `types of ${name}`,
  }));
  const byStrategies = players.map(({ name, strategies }): Level => ({
    size: strategies.length,
    entries: `strategies of ${name}`,
  }));
  return prior === undefined ? byStrategies : [...byTypes, ...byStrategies];
};

/** Reports what is wrong with the players, their strategies and their types. */
export const checkPlayers = ({ players, prior }: GameJson, diagnostics: Diagnostics): void => {
  if (players.length === 0)
    diagnostics.report(['players'], {
      code: 'E0701',
      message: 'The game has no players.',
      hint: 'Write { "name": "Row", "strategies": ["T", "B"] } for a player.',
    });
  const named = { code: 'E0701', one: 'a player', many: 'players' } as const;
  const names = players.map(({ name }) => name);
  checkNames(names, named, (i) => ['players', i, 'name'], diagnostics);
  players.forEach((player, i) => {
    checkStrategies(player, ['players', i, 'strategies'], diagnostics);
    checkTypes(player, ['players', i, 'types'], diagnostics);
    checkKind(player, i, prior !== undefined, diagnostics);
  });
};

/** What a list of names is of. */
interface Named {
  readonly code: 'E0701' | 'E0702' | 'E0708';
  readonly one: string;
  readonly many: string;
}

const checkNames = (
  names: readonly string[],
  { code, one, many }: Named,
  pathOf: (index: number) => Path,
  { report }: Diagnostics,
): void => {
  const unsound = unsoundName(names);
  if (unsound === undefined) return;
  report(pathOf(unsound.index), {
    code,
    message:
      unsound.why === 'blank'
        ? `The name of ${one} is blank.`
        : `Two ${many} are named "${names[unsound.index]!}".`,
    hint: 'Give different names that are not blank.',
  });
};

const checkStrategies = ({ name, strategies }: PlayerEntry, path: Path, diagnostics: Diagnostics): void => {
  const named = { code: 'E0702', one: `a strategy of ${name}`, many: `strategies of ${name}` } as const;
  checkNames(strategies, named, (s) => [...path, s], diagnostics);
  if (strategies.length === 0)
    diagnostics.report(path, {
      code: 'E0702',
      message: `${name} has no strategy.`,
      hint: 'Every player has at least one strategy.',
    });
};

const checkTypes = ({ name, types }: PlayerEntry, path: Path, diagnostics: Diagnostics): void => {
  const named = { code: 'E0708', one: `a type of ${name}`, many: `types of ${name}` } as const;
  checkNames(types ?? [], named, (t) => [...path, t], diagnostics);
  if (types?.length === 0)
    diagnostics.report(path, {
      code: 'E0708',
      message: `${name} has no type.`,
      hint: 'Name a type, or leave out "types" and "prior".',
    });
};

/** A player has types exactly if the game has a prior. */
const checkKind = (
  { name, types }: PlayerEntry,
  index: number,
  hasPrior: boolean,
  { report }: Diagnostics,
): void => {
  if (hasPrior && types === undefined)
    report(['players', index], {
      code: 'E0708',
      message: `The game has a prior, and ${name} no types.`,
      hint: 'Add "types": a player about whom all is known has one.',
    });
  if (!hasPrior && types !== undefined)
    report(['players', index, 'types'], {
      code: 'E0708',
      message: `${name} has types, and the game no prior.`,
      hint: 'Add "prior", a probability for every type profile, or remove "types".',
      atKey: true,
    });
};
