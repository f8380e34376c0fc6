/**
 * What `run --json` prints, as codecs: a draw that was traced, or every trader's exact lottery. Traders, positions and
 * groups count from 1; exact numbers are reduced texts.
 */
import type { t } from '../../prelude.js';
import { boolean, dictionary, list, literal, strict, text } from '../../formats/json/codec.js';
import { bundle, demand, price, rational, whole } from '../../formats/json/evidence-parts.js';

const groupFields = { members: list(whole), price, nBar: whole, nUnder: whole, nTilde: whole };
const tradeFields = { trader: whole, bundle, price, money: rational };

/** One draw of G*: `price` is there under Rule 2, and then there are no groups; `seed` where chance drew. */
export const privateDraw = strict(
  'a draw of G*',
  {
    order: list(whole),
    rule: whole,
    groups: list(strict('a group', { ...groupFields, clearingPrices: list(price), supply: bundle }, {})),
    trades: list(strict('a trade', { ...tradeFields, name: text, served: boolean }, {})),
  },
  { seed: text, price },
  ['seed', 'order', 'rule', 'price', 'groups', 'trades'],
);

/** One draw of G*. */
export type PrivateDraw = t.TypeOf<typeof privateDraw>;

/** What a trader announces, and what she heard before. */
const announcements = strict(
  'what a trader announces',
  {
    trader: whole,
    first: demand,
    heardBeforeSecond: list(demand),
    second: demand,
    heardBeforeThird: list(demand),
    third: demand,
  },
  {},
);

/** One draw of G**: `price` is there under every rule but Rule 3, and groups under Rule 3 only. */
export const interdependentDraw = strict(
  'a draw of G**',
  {
    signals: list(text),
    order: list(whole),
    rule: whole,
    groups: list(strict('a group', groupFields, {})),
    trades: list(strict('a trade', tradeFields, {})),
    announcements: list(announcements),
  },
  { seed: text, price },
  ['seed', 'signals', 'price', 'order', 'rule', 'groups', 'trades', 'announcements'],
);

/** One draw of G**. */
export type InterdependentDraw = t.TypeOf<typeof interdependentDraw>;

/** A lottery: outcomes of positive probability, by price and then bundle. */
const lottery = list(strict('an outcome', { bundle, price, probability: rational }, {}));

/** Every trader's expected utility and lottery in G*. */
export const privateLotteries = strict(
  'the lotteries of G*',
  {
    traders: list(
      strict(
        'a trader',
        { trader: whole, name: text, expectedUtility: rational, utilityWithoutTrade: rational, lottery },
        {},
      ),
    ),
  },
  {},
);

/** Every trader's expected utility and lottery in G*. */
export type PrivateLotteries = t.TypeOf<typeof privateLotteries>;

/** Every trader's interim utility and lottery in G**, signal by signal. */
export const interimLotteries = strict(
  'the interim lotteries of G**',
  {
    traders: list(
      strict('a trader', { trader: whole, interim: dictionary(rational), lottery: dictionary(lottery) }, {}),
    ),
  },
  {},
);

/** Every trader's interim utility and lottery in G**. */
export type InterimLotteries = t.TypeOf<typeof interimLotteries>;

/** What every trader gets where all quote: the one draw of a bid mechanism. */
export const bidOutcome = strict(
  'the outcome of quotes',
  {
    traders: list(
      strict(
        'a trader',
        {
          trader: whole,
          name: text,
          side: text,
          quote: rational,
          expectedUtility: rational,
          utilityWithoutTrade: rational,
          lottery: list(strict('an outcome', { bundle, money: rational, probability: rational }, {})),
        },
        {},
      ),
    ),
    budget: rational,
  },
  {},
);

/** What every trader gets where all quote. */
export type BidOutcome = t.TypeOf<typeof bidOutcome>;

/** What is printed where Ctrl-C came before the lotteries were known. */
export const stoppedRun = strict(
  'a run that was stopped',
  { traders: list(whole), stopped: literal(true) },
  {},
);
