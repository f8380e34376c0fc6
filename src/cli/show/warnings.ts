/**
 * What is legal in an economy but odd: things that a reader should know before she wonders about a verdict.
 */
import type { Economy, PrivateValuesEconomy } from '../../economies/economy.js';
import { priceTakingSets } from '../../economies/price-taking.js';
import { indexOf } from '../../market/lattice.js';
import type { Market } from '../../market/market.js';
import { counted, namesOrNobody } from '../output/counts.js';
import { amounts, traderNames } from '../output/economy-words.js';
import { interdependentWarnings } from './interdependent-warnings.js';

/** The least and the most that n traders can own together of each commodity. */
const groupSupplies = ({ endowments, supply, groups }: Market): readonly { least: number; most: number }[] =>
  supply.map((_, h) => {
    const owned = endowments.map((e) => e[h]!).sort((a, b) => a - b);
    const sum = (amounts: readonly number[]): number => amounts.reduce((total, x) => total + x, 0);
    return { least: sum(owned.slice(0, groups.size)), most: sum(owned.slice(-groups.size)) };
  });

/** Traders who are indifferent between bundles that are best at some price. */
const ties = (economy: PrivateValuesEconomy): readonly string[] => {
  const tied = economy.traders.flatMap((trader) =>
    priceTakingSets(economy.market, trader).some((best) => best.length > 1) ? [trader.name] : [],
  );
  return tied.length === 0
    ? []
    : [
        `Ties: at some price several bundles are best for ${namesOrNobody(tied)}. Several messages are price-taking then, and all of them survive.`,
      ];
};

/** Traders for whom no price of the grid offers anything better than no trade. */
const withoutGains = (economy: PrivateValuesEconomy): readonly string[] => {
  const { market } = economy;
  const idle = economy.traders.flatMap(({ name, utility: { numerators } }, i) => {
    const own = numerators[indexOf(market.bundles, market.endowments[i]!)]!;
    return numerators.every((utility) => utility <= own) ? [name] : [];
  });
  return idle.length === 0
    ? []
    : [
        `No gains from trade: at no price of the grid does any bundle bring ${namesOrNobody(idle)} more than no trade. Individual rationality in its printed, strict form cannot hold.`,
      ];
};

const smallGroups = ({ market, commodityNames }: Economy): readonly string[] => {
  const found = groupSupplies(market).flatMap(({ least }, h) =>
    least < market.cap ? [commodityNames[h]!] : [],
  );
  return found.length === 0
    ? []
    : [
        `Scarce in a group: some ${counted(market.groups.size, 'trader')} together own less than l = ${String(market.cap)} of ${namesOrNobody(found)}. When they form a group n̄ = 0: nobody in it is served, all trade by residual.`,
      ];
};

const tinyGroups = ({ market }: Economy): readonly string[] =>
  market.groups.size > 2
    ? []
    : [
        `Tiny groups: with n = 2 only the first member can ever be served under the corridor, and only if her group owns exactly l of every commodity.`,
      ];

const neverServed = ({ market, commodityNames }: Economy): readonly string[] => {
  const { cap, groups } = market;
  const top = (groups.size - 1) * cap;
  const over = groupSupplies(market).flatMap(({ least, most }, h) =>
    least > top || most < cap ? [commodityNames[h]!] : [],
  );
  return over.length === 0
    ? []
    : [
        `Nobody is ever served: whoever forms a group, its supply of ${namesOrNobody(over)} lies outside the corridor from l to (n − 1)l. Groups trade by residual only, whatever is announced.`,
      ];
};

const coarse = ({ market }: Economy): readonly string[] =>
  market.priceSteps === 1 ? ['A coarse grid: with T = 1 each commodity costs 0 or 1, nothing between.'] : [];

const owningNothing = (economy: Economy): readonly string[] => {
  const names = traderNames(economy).filter((_, i) => economy.market.endowments[i]!.every((e) => e === 0));
  return names.length === 0
    ? []
    : [
        `${namesOrNobody(names)} ${names.length === 1 ? 'owns' : 'own'} ${amounts([], [])}, and can only buy.`,
      ];
};

/** What is legal but odd, a sentence each; the gravest first. */
export const warningsOf = (economy: Economy): readonly string[] => [
  ...(economy.kind === 'private-values'
    ? [...withoutGains(economy), ...ties(economy)]
    : interdependentWarnings(economy)),
  ...neverServed(economy),
  ...smallGroups(economy),
  ...tinyGroups(economy),
  ...owningNothing(economy),
  ...coarse(economy),
];
