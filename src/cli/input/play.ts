/**
 * An interdependent economy as the verbs play it: under the reading of the residual that was asked for, refused where
 * that reading is infeasible; and the traders' strategies.
 */
import { E, type Either } from '../../prelude.js';
import type { InterdependentEconomy } from '../../economies/economy.js';
import { priceTaking } from '../../market/strategy-data.js';
import { offendingWords } from '../../claims/interdependent/allocations.js';
import type { Setting } from '../../claims/interdependent/engines/setting.js';
import { settingOf } from '../../claims/interdependent/engines/setting.js';
import { readMessages } from '../../formats/messages/read.js';
import type { Residual } from '../../market/residual.js';
import type { Strategy } from '../../mechanisms/three-announcements/strategy.js';
import { priceTakingStrategy } from '../../mechanisms/three-announcements/strategy.js';
import type { Diagnostic } from '../errors/codes.js';
import { diagnostic } from '../errors/codes.js';
import type { Context } from '../context.js';

type Loaded<A> = Either<readonly Diagnostic[], A>;

/** The economy under the reading asked for on the command line, or its file's. */
export const underReading = (
  economy: InterdependentEconomy,
  residual: Residual | undefined,
): InterdependentEconomy => (residual === undefined ? economy : { ...economy, residual });

/** The setting of an economy; refused, naming the group, where its reading of the residual is infeasible. */
export const playable = (economy: InterdependentEconomy, file: string): Loaded<Setting> =>
  E.mapLeft((offending: Parameters<typeof offendingWords>[1]) => [
    diagnostic(
      'E0007',
      `The reading "${economy.residual}" is infeasible here. ${offendingWords(economy, offending)}`,
      file,
    ),
  ])(settingOf(economy));

/** Reads the traders' strategies; without a file everybody is a price taker. */
export const loadStrategies = async (
  context: Context,
  economy: InterdependentEconomy,
  file: string | undefined,
): Promise<Loaded<readonly Strategy[]>> => {
  const priceTaker = priceTakingStrategy(economy.signals.length);
  const everybody = economy.traderNames.map(() => priceTaker);
  if (file === undefined) return E.right(everybody);
  const text = await context.read(file);
  if (E.isLeft(text)) return text;
  const play = readMessages(text.right, file, economy);
  if (E.isLeft(play)) return play;
  if (play.right.kind !== 'strategies') throw new Error('Strategies were read as messages.');
  const { strategies } = play.right;
  if (strategies === priceTaking) return E.right(everybody);
  return E.right(strategies.map((strategy) => (strategy === priceTaking ? priceTaker : strategy)));
};
