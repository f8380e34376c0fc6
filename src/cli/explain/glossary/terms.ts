/**
 * The words of the field as this program uses them, for `explain`.
 */
import type { Entry } from './entry.js';
import { term } from './term.js';

/** The terms, in alphabetical order. */
export const terms: readonly Entry[] = [
  term(
    'allocation',
    ['trade'],
    ['A bundle and a price for every trader, such that markets clear (2) and the budget balances (3).'],
    ['market/allocation: Allocation'],
  ),
  term(
    'Bayesian game',
    ['bayesian', 'type', 'types', 'prior', 'correlated types'],
    [
      'A game in which each player knows her own type and, of the types of the others, only the probabilities: a joint prior over type profiles, independent or correlated. A strategy of the whole game is a function from types to actions.',
      'In a file the players have "types" and the game a "prior". Every type has positive probability.',
    ],
    ['games/bayesian: BayesianGame'],
  ),
  term(
    'belief',
    ['best reply', 'full support', 'standing'],
    [
      'Probabilities of what the others do. A strategy that no mixture strictly dominates is a best reply to some belief, and that belief is the witness of its survival. With more than two players it may correlate the choices of the others.',
      'Under weak dominance the belief has full support: everything that the others can do has a positive probability. Under very weak dominance the strategy is strictly better against it than every rival that is not payoff-equal.',
    ],
    ['dominance/relation: SurvivalWitness'],
  ),
  term(
    'bundle',
    ['x'],
    ['An amount of each of the k commodities, each from 0 to the cap l. Written as a list: [2, 0].'],
    ['market/lattice: Lattice'],
  ),
  term(
    'cap',
    ['l'],
    ['The most that a trader can consume of one commodity, l ≥ 2. Endowments are at most l − 1.'],
    ['market/market: MarketParameters'],
  ),
  term(
    'certificate',
    ['evidence', 'digest'],
    [
      'A file from which somebody else can check a verdict. It holds the economy or the game in full with its digest, the claim, the selection and the reading, the verdict, and the evidence.',
      'verify --certificate DIR writes one for each claim, and solve --certificate DIR one for an elimination in a game. check derives what it states again from the definitions: everything but the title, the names of traders, the scope and the hints.',
    ],
    ['claims/certificate: certificateOf', 'formats/certificate/private-values: certificateCodec'],
  ),
  term(
    'checker',
    ['check', 'independent checker'],
    [
      'A program that shares nothing with the engines but the arithmetic. It derives from the paper’s definitions what a certificate states, compares value by value, and names the first field that differs.',
      'It says beforehand how many steps that may take, and at the end what it takes on trust.',
    ],
    ['certificates/check: check'],
  ),
  term(
    'clearing price',
    ['p̂', 'p-hat', 'phat', 'market-clearing price', 'argmin'],
    [
      'A grid price at which announced demand comes nearest to supply: it minimises Σ_h |Σ_i d_i(h)(p) − y(h)|. There may be several; the selection (field "tieBreak") takes the lexicographically lowest or highest.',
    ],
    ['market/clearing: clearingPrice', 'market/clearing: clearingPrices'],
  ),
  term(
    'corridor',
    [],
    [
      'The m-th of n members of a group is served while what is left of every commodity is at least l (she can get whatever she asked for) and at most (n − m)l (those after her can hold the rest even if she takes nothing). The first member who finds it outside ends the serving. This is the same as ñ of equation (4).',
    ],
    ['market/rationing: serves', 'market/served-count: nTilde'],
  ),
  term(
    'demand function',
    ['demand', 'message', 'announcement'],
    [
      'A bundle for every price of the grid; the messages of G*. Written as the list of its bundles in lexicographic order of prices: with one commodity and T = 1, [2, 0] asks for 2 at price 0 and nothing at price 1.',
    ],
    ['market/demand: Demand', 'market/demand: countDemands'],
  ),
  term(
    'detail-free',
    ['detail free'],
    [
      'A mechanism that does not depend on utilities, signals or beliefs. G* knows endowments, the price grid and ε, nothing else; in this program the room of mechanisms cannot even import that of economies.',
    ],
    ['mechanisms/random-grouping/mechanism: randomGrouping'],
  ),
  term(
    'dominated',
    ['dominance', 'dominator'],
    [
      'A strategy is dominated by a rival, a strategy or a mixture of strategies, that does better whatever the others do. "Better" is said in three ways: strict, weak and very weak dominance.',
      'The witness is the rival and the smallest gain over all choices of the others, an exact number above 0.',
    ],
  ),
  term(
    'endowment',
    ['e'],
    ['What a trader owns at the start, known to the auctioneer: from 0 to l − 1 of each commodity.'],
    ['market/market: Market'],
  ),
  term(
    'enumeration',
    ['separation', 'engine', 'method'],
    [
      'Two engines judge Theorem 1. Enumeration is the definition itself: every message, every rival, all messages of the others. Separation first checks, over all states of the rationing automaton, that a message enters utility price by price with weights that the trader cannot move, and then compares bundles price by price. They must agree wherever both can run.',
    ],
  ),
  term(
    'epsilon',
    ['ε', 'eps'],
    [
      'The probability of Rule 2 (and of each of Rules 4, 5, 6 with interdependent values), strictly between 0 and 1/3.',
    ],
    ['mechanisms/random-grouping/mechanism: RandomGrouping'],
  ),
  term(
    'hunt',
    ['counterexample', 'random economies'],
    [
      'Random economies are judged one after another until one refutes a claim; that one is made smaller until nothing one step smaller refutes it. Case i of a seed is drawn from a described space by the seed and i alone, so a hunt can be repeated exactly, in any number of threads.',
      'That none was found proves nothing about the economies that were not drawn, and is never called proved.',
    ],
    [
      'studies/hunt/hunt: hunt',
      'studies/hunt/economies/economies: economies',
      'studies/hunt/economies/space: describeSpace',
    ],
  ),
  term(
    'interim',
    ['interim dominance', 'interim stage'],
    [
      'After a player has learnt her type and before she has learnt anything else. An action of a type is dominated at this stage if another one has the larger expected payoff, given the type, against all functions from types to actions that the others may play.',
    ],
    ['dominance/interim/interim: eliminateInterim'],
  ),
  term(
    'lottery',
    ['lotteries', 'probability'],
    ['A finite list of outcomes with exact positive probabilities that sum to one.'],
    ['exact/lottery: Lottery'],
  ),
  term(
    'mixed dominator',
    ['mixed', 'mixture', 'mixed dominance', 'pure dominator', 'pure'],
    [
      'A mixture plays several strategies with given probabilities. It can dominate a strategy that none of its parts dominates. --dominators mixed admits mixtures beside single (pure) strategies; the weights found are exact fractions.',
      'The paper admits pure dominators only, and so does this program by default.',
    ],
    ['dominance/relation: Dominators'],
  ),
  term(
    'normal form',
    ['strategic game', 'strategic form', 'nfg', 'gambit', 'game'],
    [
      'A finite game: players, a list of strategies for each, and a payoff for each player at every profile of strategies. Read from JSON, from Gambit’s .nfg files, and from CSV for two players.',
    ],
    ['games/normal-form: NormalForm'],
  ),
  term(
    'outside confirmation',
    ['smt', 'smt2', 'smt-lib', 'z3', 'solver', 'satisfiability', 'sat', 'unsat'],
    [
      'Every elimination and every survival as a problem for a solver that is independent of this program. undominated export FILE --smt2 writes each as a closed SMT-LIB 2 problem in linear rational arithmetic, with the expected answer, sat or unsat. The page docs/outside-confirmation.md says how to run z3 on them.',
      'Each verdict is asked for twice, from the payoffs and the definitions alone: is there a dominator, and is there a witness of survival? One of the answers has to be sat and the other unsat. After an elimination by strict dominance a third question is whether any dominator gains more than reported.',
    ],
    ['studies/smt/confirmations: confirmations'],
  ),
  term(
    'price grid',
    ['grid', 'price', 'p', 't', 'pricesteps'],
    ['P = {0, 1/T, …, 1}^k: the prices that can occur, (T + 1)^k vectors.'],
    ['market/market: priceVector'],
  ),
  term(
    'price taking',
    ['price-taking', 'price taker', 'd*', 'best bundle'],
    [
      'A demand function that asks at every price for a bundle that is best for the trader at that price. D*_i is the set of all of them; it has several elements exactly when there are ties.',
      'Where one message is needed, "price-taking" is the one that takes the lexicographically first best bundle at each price.',
    ],
  ),
  term(
    'proved',
    ['refuted', 'undecided', 'verdict', 'scope'],
    [
      'The three verdicts. Proved: for this economy, by the named method, over the named set. Refuted: with a counterexample that was checked again. Undecided: neither; the scope says what was and was not looked at.',
    ],
    ['claims/finding: Verdict'],
  ),
  term(
    'rationing',
    ['served', 'serving', 'automaton'],
    [
      'Members take their turns in the order drawn. Those who are served get what they announced; from the first who is not, each takes min[l, what is left] of every commodity, so that nothing is left over.',
    ],
    ['market/rationing: ration', 'market/rationing: takeTurn'],
  ),
  term(
    'residual',
    ['reading', 'readings'],
    [
      'What a trader gets who is not served: min[l, what is left]. With interdependent values the field "residual" says of what under Rules 5 and 6: of the whole market’s supply (market), of the group’s (group), or shielded, where the first group shares at most (n − 1)l less the first demand and the others the rest.',
    ],
    ['market/rationing: residual', 'market/residual: residuals'],
  ),
  term(
    'shrinking',
    ['shrink', 'local minimum', 'smaller economy'],
    [
      'A refuting economy is made smaller one step at a time: fewer groups, fewer traders in each, fewer commodities, a lower cap l, fewer price steps T, fewer shocks and signals, smaller endowments, no effects of income, rounder values, traders who are alike, simpler probabilities, a rounder ε, the lowest selection. Every candidate is judged again.',
      'It ends at a local minimum: an economy of which nothing one step smaller refutes the claim. It need not be the smallest of all.',
    ],
    [
      'studies/hunt/economies/shrink-specification: shrinkSpecification',
      'studies/hunt/economies/shrink-specification: measure',
      'studies/hunt/shrink: shrink',
    ],
  ),
  term(
    'rounds',
    ['round', 'iterated dominance', 'elimination', 'iterated elimination'],
    [
      'A round removes, for all players at once, every strategy that is dominated in the game that the round before left. So the outcome does not depend on an order of removal, not even under weak dominance, where removing strategies one by one does.',
      '--rounds N stops after N rounds; --rounds all stops when no strategy is eliminated any more.',
    ],
    ['dominance/elimination: eliminate'],
  ),
  term(
    'strict dominance',
    ['strict', 'strictly dominated'],
    [
      'The rival’s gain is positive whatever the others do. The witness is the smallest gain, above 0, and where it is attained. What survives all rounds does not depend on an order of removal.',
    ],
    ['dominance/relation: Comparison'],
  ),
  term(
    'tie break',
    ['tie-break', 'tiebreak', 'selection', 'ties', 'tie'],
    [
      'The selection of one clearing price among several: "lowest" or "highest" in lexicographic order. The theorems hold for each selection; outcomes depend on it.',
      'A tie of a trader is a price at which several bundles are equally good for her: then several messages are price-taking, and all of them survive.',
    ],
    ['market/market: TieBreak', 'market/clearing: select'],
  ),
  term(
    'undominated',
    ['m*', 'undominated strategy', 'undominated message'],
    [
      'A strategy for which no other pure strategy is strictly better against all choices of the others. M*_i is the set of trader i’s undominated messages.',
    ],
  ),
  term(
    'utility',
    ['value', 'quasilinear', 'formula'],
    [
      'u_i = v_i(x, t): what a trader gets from a bundle x and the money t that she receives (negative: pays). "quasiLinear" lists v(x) and adds t; "formula" may be any exact expression, income effects and complements included.',
    ],
    ['economies/economy: PrivateTrader'],
  ),
  term(
    'very weak dominance',
    ['very-weak', 'very weak', 'payoff-equal', 'payoff equivalent'],
    [
      'The rival’s gain is nowhere negative, and it may be 0 everywhere. A single rival that is payoff-equal dominates only if it comes earlier in the list, so that one of several payoff-equal strategies survives. A mixture must put no weight on strategies that are payoff-equal to the dominated one.',
    ],
    ['dominance/relation: Comparison'],
  ),
  term(
    'weak dominance',
    ['weak', 'weakly dominated', 'admissible', 'admissibility'],
    [
      'The rival’s gain is nowhere negative and somewhere positive. The smallest gain is usually exactly 0, and a second place is named where there is a gain. Removing weakly dominated strategies one after the other can lead to different ends; here each round removes all of them at once.',
    ],
    ['dominance/relation: Comparison'],
  ),
  term(
    'witness',
    ['margin', 'smallest gain'],
    [
      'What a reader needs to check a verdict. Of a dominated message: its dominator, the smallest gain, and where that is attained. Of an undominated message: for each rival, messages of the others at which the rival is not strictly better.',
    ],
  ),
];
