/**
 * Economies and messages as verbs get them: read, checked, and refused where a verb cannot do anything with them.
 */
import { E, type Either } from '../../prelude.js';
import type { PrivateValuesEconomy } from '../../economies/economy.js';
import { priceTakingMessages } from '../../economies/price-taking.js';
import { fileProblem } from '../../formats/problems/problem.js';
import { priceTaking } from '../../market/strategy-data.js';
import type { EconomyReading } from '../../formats/economy/read.js';
import { readEconomy } from '../../formats/economy/read.js';
import { kindOf } from '../../formats/game/read.js';
import { readMessages } from '../../formats/messages/read.js';
import type { Demand } from '../../market/demand.js';
import type { Residual } from '../../market/residual.js';
import type { Diagnostic } from '../errors/codes.js';
import { badUsage } from '../errors/codes.js';
import type { Context } from '../context.js';
import { underReading } from './play.js';

type Loaded<A> = Either<readonly Diagnostic[], A>;

/** Reads an economy, with what its file is warned of. */
export const loadEconomy = async (context: Context, file: string): Promise<Loaded<EconomyReading>> => {
  const text = await context.read(file);
  if (E.isLeft(text)) return text;
  const kind = kindOf(text.right, file);
  return kind === 'game' || kind === 'nfg'
    ? E.left([
        fileProblem(
          'E0208',
          file,
          'This file is a game, and this verb takes an economy.',
          'The verbs for games are show, solve and export.',
        ),
      ])
    : readEconomy(text.right, file);
};

/** Reads an economy and plays it under the reading of the residual asked for, which private values do not have. */
export const loadEconomyUnder = async (
  context: Context,
  file: string,
  residual: Residual | undefined,
): Promise<Loaded<EconomyReading>> => {
  const loaded = await loadEconomy(context, file);
  if (E.isLeft(loaded)) return loaded;
  const { economy } = loaded.right;
  if (economy.kind === 'interdependent')
    return E.right({ ...loaded.right, economy: underReading(economy, residual) });
  return residual === undefined
    ? loaded
    : E.left([
        badUsage('--residual has no meaning with private values: it reads Rules 5 and 6.', 'Leave it out.'),
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
