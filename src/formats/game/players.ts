/**
 * The players of a game file: their names, strategies and types, and the levels by which payoffs are nested.
 */
import type { Path } from '../json/value.js';
import type { Findings } from '../json/report.js';
import type { GameJson, PlayerEntry } from './codec.js';
import { unsoundName } from './file.js';
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
export const checkPlayers = ({ players, prior }: GameJson, findings: Findings): void => {
  if (players.length === 0)
    findings.refuse(['players'], {
      code: 'E0701',
      message: 'The game has no players.',
      hint: 'Write { "name": "Row", "strategies": ["T", "B"] } for a player.',
    });
  const named = { code: 'E0701', one: 'a player', many: 'players' } as const;
  const names = players.map(({ name }) => name);
  checkNames(names, named, (i) => ['players', i, 'name'], findings);
  players.forEach((player, i) => {
    checkStrategies(player, ['players', i, 'strategies'], findings);
    checkTypes(player, ['players', i, 'types'], findings);
    checkKind(player, i, prior !== undefined, findings);
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
  { refuse }: Findings,
): void => {
  const unsound = unsoundName(names);
  if (unsound === undefined) return;
  refuse(pathOf(unsound.index), {
    code,
    message:
      unsound.why === 'blank'
        ? `The name of ${one} is blank.`
        : `Two ${many} are named "${names[unsound.index]!}".`,
    hint: 'Give different names that are not blank.',
  });
};

const checkStrategies = ({ name, strategies }: PlayerEntry, path: Path, findings: Findings): void => {
  const named = { code: 'E0702', one: `a strategy of ${name}`, many: `strategies of ${name}` } as const;
  checkNames(strategies, named, (s) => [...path, s], findings);
  if (strategies.length === 0)
    findings.refuse(path, {
      code: 'E0702',
      message: `${name} has no strategy.`,
      hint: 'Every player has at least one strategy.',
    });
};

const checkTypes = ({ name, types }: PlayerEntry, path: Path, findings: Findings): void => {
  const named = { code: 'E0708', one: `a type of ${name}`, many: `types of ${name}` } as const;
  checkNames(types ?? [], named, (t) => [...path, t], findings);
  if (types?.length === 0)
    findings.refuse(path, {
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
  { refuse }: Findings,
): void => {
  if (hasPrior && types === undefined)
    refuse(['players', index], {
      code: 'E0708',
      message: `The game has a prior, and ${name} no types.`,
      hint: 'Add "types": a player about whom all is known has one.',
    });
  if (!hasPrior && types !== undefined)
    refuse(['players', index, 'types'], {
      code: 'E0708',
      message: `${name} has types, and the game no prior.`,
      hint: 'Add "prior", a probability for every type profile, or remove "types".',
      atKey: true,
    });
};
