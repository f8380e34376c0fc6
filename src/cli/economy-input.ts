/**
 * Economies and messages as verbs get them: read, checked, and refused where a verb cannot do anything with them.
 */
import type { either } from 'fp-ts';
import { E } from '../prelude.js';
import type { PrivateValuesEconomy } from '../economies/economy.js';
import { priceTakingMessages } from '../economies/price-taking.js';
import { priceTaking } from '../market/strategy-data.js';
import type { EconomyReading } from '../formats/read-economy.js';
import { readEconomy } from '../formats/read-economy.js';
import { readMessages } from '../formats/read-messages.js';
import type { Demand } from '../market/demand.js';
import type { Complaint } from './codes.js';
import { complaint } from './codes.js';
import type { Context } from './context.js';

type Loaded<A> = either.Either<readonly Complaint[], A>;

/** Reads an economy, with what its file is warned of. */
export const loadEconomy = async (context: Context, file: string): Promise<Loaded<EconomyReading>> => {
  const text = await context.read(file);
  return E.isLeft(text) ? text : readEconomy(text.right, file);
};

/** Reads an economy for a verb that can only do something with private values. */
export const loadPrivateValues = async (
  context: Context,
  file: string,
  verb: string,
): Promise<Loaded<PrivateValuesEconomy>> => {
  const loaded = await loadEconomy(context, file);
  if (E.isLeft(loaded)) return loaded;
  const { economy } = loaded.right;
  return economy.kind === 'private-values'
    ? E.right(economy)
    : E.left([
        complaint('E0005', `This version cannot ${verb} an economy with interdependent values yet.`, file),
      ]);
};

/** Reads the traders' messages; without a file everybody is a price taker. */
export const loadMessages = async (
  context: Context,
  economy: PrivateValuesEconomy,
  file: string | undefined,
): Promise<Loaded<readonly Demand[]>> => {
  const everybody = priceTakingMessages(economy);
  if (file === undefined) return E.right(everybody);
  const text = await context.read(file);
  if (E.isLeft(text)) return text;
  const play = readMessages(text.right, file, economy);
  if (E.isLeft(play)) return play;
  if (play.right.kind !== 'messages') throw new Error('Messages of private values were read as strategies.');
  const { messages } = play.right;
  if (messages === priceTaking) return E.right(everybody);
  return E.right(messages.map((message, i) => (message === priceTaking ? everybody[i]! : message)));
};
