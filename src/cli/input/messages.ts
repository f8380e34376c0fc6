/**
 * What the traders announce, as verbs get it: messages of G*, strategies of G**, or quotes, from a file, or everybody
 * price-taking.
 */
import type { TaskEither } from '../../prelude.js';
import { pipe, TE } from '../../prelude.js';
import type { InterdependentEconomy, PrivateValuesEconomy } from '../../economies/economy.js';
import { priceTakingMessages } from '../../economies/price-taking.js';
import { readQuotes } from '../../formats/messages/read-quotes.js';
import { readMessages } from '../../formats/messages/read.js';
import type { Rational } from '../../exact/rational.js';
import type { Demand } from '../../market/demand.js';
import { priceTaking } from '../../market/strategy-data.js';
import type { Strategy } from '../../mechanisms/three-announcements/strategy.js';
import { everybodyPriceTaking } from '../../mechanisms/three-announcements/strategy.js';
import type { Context } from '../context.js';
import type { Diagnostics } from '../errors/codes.js';

/** Reads the traders' messages; without a file everybody is a price taker. */
export const loadMessages = (
  context: Context,
  economy: PrivateValuesEconomy,
  file: string | undefined,
): TaskEither<Diagnostics, readonly Demand[]> => {
  const everybody = priceTakingMessages(economy);
  if (file === undefined) return TE.right(everybody);
  return pipe(
    context.read(file),
    TE.chainEitherKW((text) => readMessages(text, file, economy)),
    TE.map((play) => {
      if (play.kind !== 'messages') throw new Error('Messages of private values were read as strategies.');
      if (play.messages === priceTaking) return everybody;
      return play.messages.map((message, i) => (message === priceTaking ? everybody[i]! : message));
    }),
  );
};

/** Reads the traders' strategies; without a file everybody is a price taker. */
export const loadStrategies = (
  context: Context,
  economy: InterdependentEconomy,
  file: string | undefined,
): TaskEither<Diagnostics, readonly Strategy[]> => {
  const everybody = everybodyPriceTaking(economy.signals.length, economy.traderNames.length);
  if (file === undefined) return TE.right(everybody);
  return pipe(
    context.read(file),
    TE.chainEitherKW((text) => readMessages(text, file, economy)),
    TE.map((play) => {
      if (play.kind !== 'strategies') throw new Error('Strategies were read as messages.');
      if (play.strategies === priceTaking) return everybody;
      return play.strategies.map((strategy, i) => (strategy === priceTaking ? everybody[i]! : strategy));
    }),
  );
};

/**
 * Reads the quotes of all traders; without a file everybody tells the truth.
 *
 * @param values what a unit is worth to each trader.
 */
export const loadQuotes = (
  context: Context,
  values: readonly Rational[],
  file: string | undefined,
): TaskEither<Diagnostics, readonly Rational[]> =>
  file === undefined
    ? TE.right(values)
    : pipe(
        context.read(file),
        TE.chainEitherKW((text) => readQuotes(text, file, values.length)),
        TE.map((quotes) => quotes.map((quote, i) => (quote === priceTaking ? values[i]! : quote))),
      );
