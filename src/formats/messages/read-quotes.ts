/**
 * Reads message files for mechanisms of single units: a quote a trader.
 */
import { E, type Either, O } from '../../prelude.js';
import { areCounted, counted } from '../../exact/counts.js';
import type { Rational } from '../../exact/rational.js';
import type { PriceTaking } from '../../market/strategy-data.js';
import { priceTaking } from '../../market/strategy-data.js';
import { readFileParts } from '../json/diagnostics.js';
import { readJsonWithRepeats } from '../json/json.js';
import type { Problem } from '../problems/problem.js';
import { inFileOrder } from '../problems/problem.js';
import type { QuotesParts } from './codec.js';
import { quotesFile } from './codec.js';

/**
 * Reads the text of a message file as quotes, one a trader. The word "price-taking", for one or for all, is kept: it stands
 * for what the unit is truly worth.
 *
 * @param traders how many traders there are.
 */
export const readQuotes = (
  source: string,
  file: string,
  traders: number,
): Either<readonly Problem[], ReadonlyArray<Rational | PriceTaking>> => {
  const json = readJsonWithRepeats(source, file);
  if (E.isLeft(json)) return json;
  const { parts, diagnostics } = readFileParts(json.right, quotesFile);
  const quotes = O.map(({ messages }: QuotesParts) => messages)(parts);
  const list = O.isSome(quotes) && quotes.value !== priceTaking ? quotes.value : undefined;
  if (list !== undefined && list.length !== traders)
    diagnostics.report(['messages'], {
      code: 'E0601',
      message: `There ${areCounted(list.length, 'message', 'messages')} and ${counted(traders, 'trader')}.`,
      hint: `Give one a trader, in the order of the traders, or "${priceTaking}" for all.`,
    });
  if (diagnostics.problems.length > 0) return E.left(inFileOrder(diagnostics.problems));
  return E.right(
    list === undefined
      ? Array.from({ length: traders }, () => priceTaking)
      : list.map((quote) => quote ?? priceTaking),
  );
};
