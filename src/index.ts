/**
 * undominated: exact game theory. Each export is one module, a namespace of functions and types about one subject;
 * the modules stand under the room that they belong to, from the arithmetic at the bottom to the verdicts at the top.
 *
 * @packageDocumentation
 */

/** Exact rational numbers: reading, printing, arithmetic, order. @category Exact */
export * as rational from './exact/rational.js';
/** Rationals shown as decimals, for display only. @category Exact */
export * as decimal from './exact/decimal.js';
/** Finite lotteries with exact weights. @category Exact */
export * as lottery from './exact/lottery.js';
/** Large counts, as powers where nobody would read the digits. @category Exact */
export * as counts from './exact/counts.js';
/** Common denominators: rationals as integers for kernels. @category Exact */
export * as scaling from './exact/scaling.js';
/** Linear programs in exact integers. @category Exact */
export * as linearProgram from './exact/linear-program.js';

/** Finite games in normal form. @category Games */
export * as normalForm from './games/normal-form.js';
/** Mechanisms, environments, and the game the two induce. @category Games */
export * as mechanism from './games/mechanism.js';

/** Private information: types, their values and their truth. @category Games */
export * as typedEnvironment from './games/typed-environment.js';
/** A mechanism of one's own, written out. @category Games */
export * as mechanismTable from './games/mechanism-table.js';
/** Payoffs at all profiles, exact and compact. @category Games */
export * as payoffTable from './games/payoff-table.js';
/** Finite Bayesian games. @category Games */
export * as bayesian from './games/bayesian.js';
/** A Bayesian game whose types are players. @category Games */
export * as agentForm from './games/agent-form.js';
/** Seeded games to try things on. @category Games */
export * as generators from './games/generators.js';

/** The words of dominance: comparisons, dominators, reasons to fall and to stand. @category Dominance */
export * as relation from './dominance/relation.js';
/** Elimination by rounds in a normal form. @category Dominance */
export * as elimination from './dominance/elimination.js';
/** Interim elimination by rounds in a Bayesian game. @category Dominance */
export * as interim from './dominance/interim/interim.js';
/** Every witness of an elimination checked again from the definitions. @category Dominance */
export * as recheck from './dominance/recheck.js';
/** Every witness of an interim elimination checked again. @category Dominance */
export * as recheckInterim from './dominance/interim/recheck.js';
/** A witness read naively against a player's columns. @category Dominance */
export * as witness from './dominance/witness.js';
/** Strict dominance for one player, with a witness for every strategy. @category Dominance */
export * as dominance from './dominance/pure/columns.js';

/** A market: what the auctioneer knows. @category Market */
export * as market from './market/market.js';
/** The boxes {0..m}^k in which prices and bundles live. @category Market */
export * as lattice from './market/lattice.js';
/** Demand functions and their enumeration. @category Market */
export * as demand from './market/demand.js';
/** Clearing prices and the selection of one of them. @category Market */
export * as clearing from './market/clearing.js';
/** The rationing automaton. @category Market */
export * as rationing from './market/rationing.js';
/** How many traders of a group are served, by the definitions. @category Market */
export * as servedCount from './market/served-count.js';
/** Three readings of who takes what the first trader leaves. @category Market */
export * as residual from './market/residual.js';
/** Allocations, market clearing and budget balance. @category Market */
export * as allocation from './market/allocation.js';

/** Orders of the traders. @category Mechanisms */
export * as orders from './mechanisms/orders.js';
/** G*, random grouping, and its clauses. @category Mechanisms */
export * as randomGrouping from './mechanisms/random-grouping/mechanism.js';
/** One draw of G*, traced. @category Mechanisms */
export * as draw from './mechanisms/random-grouping/draw.js';
/** The exact lottery of G* by its definition, over all draws. @category Mechanisms */
export * as allDraws from './mechanisms/random-grouping/plain.js';
/** A trader's exact lottery over bundles and prices, without the factorial. @category Mechanisms */
export * as traderLottery from './mechanisms/random-grouping/trader-lottery.js';

/** G**, three announcements, and the readings of its residual. @category Mechanisms */
export * as threeAnnouncements from './mechanisms/three-announcements/mechanism.js';
/** Strategies in G** as plans to be played. @category Mechanisms */
export * as plans from './mechanisms/three-announcements/strategy.js';
/** Interim lotteries and utilities in G**. @category Mechanisms */
export * as interimUtilities from './mechanisms/three-announcements/interim.js';
/** One draw of G**, traced. @category Mechanisms */
export * as threeAnnouncementsDraw from './mechanisms/three-announcements/draw.js';

/** An economy: a market, ε, and what the traders value. @category Economies */
export * as economy from './economies/economy.js';
/** Formulas: exact values from bundles and money. @category Economies */
export * as formula from './economies/formula/formula.js';
/** Utilities tabulated over prices and bundles. @category Economies */
export * as utilityTable from './economies/utility-table.js';
/** What a price taker demands. @category Economies */
export * as priceTaking from './economies/price-taking.js';
/** An economy with interdependent values in whole numbers. @category Economies */
export * as valuation from './economies/valuation.js';
/** Signals, shocks and posteriors. @category Economies */
export * as information from './economies/information.js';
/** D¹, D² and D³: what price takers may demand, knowing more and more signals. @category Economies */
export * as priceTakingSets from './economies/price-taking-sets.js';
/** The price taker of an economy with interdependent values. @category Economies */
export * as priceTaker from './economies/price-taker.js';
/** Strategies as files give them. @category Economies */
export * as strategyData from './market/strategy-data.js';

/** The claims that apply to an economy, and the judging of one. @category Claims */
export * as claims from './claims/judge.js';
/** What a claim is judged of: an economy under a mechanism. @category Claims */
export * as subject from './claims/private-values/subject.js';
/** Every trader's undominated messages, by whichever engine can find them. @category Claims */
export * as undominatedMessages from './claims/private-values/engines/undominated-messages.js';
/** The claims about a mechanism of one's own, and the judging of one. @category Claims */
export * as mechanismClaims from './claims/mechanisms/judge.js';
/** A mechanism of one's own examined in one call. @category Claims */
export * as examination from './claims/mechanisms/examine.js';
/** All claims, by name. @category Claims */
export * as claimList from './claims/list.js';
/** An economy with interdependent values, with its mechanism. @category Claims */
export * as setting from './claims/interdependent/engines/setting.js';
/** What the two rounds of section 4 leave, cell by cell. @category Claims */
export * as rounds from './claims/interdependent/engines/rounds/rounds.js';
/** What a profile of strategies gives each trader, signal by signal. @category Claims */
export * as interimReport from './claims/interdependent/engines/interim-report.js';
/** What judging a claim yields. @category Claims */
export * as finding from './claims/finding.js';
/** The game that G* and its traders' utilities induce, in normal form. @category Claims */
export * as inducedGame from './claims/private-values/engines/induced-game.js';

/** An elimination as problems for an SMT solver. @category Studies */
export * as confirmations from './studies/smt/confirmations.js';

/** Hunts: a claim or a mechanism, one's own too, refuted by a random case that is then made smaller. @category Studies */
export * as hunt from './studies/hunt/index.js';
/** Findings about economies made into certificates. @category Certificates */
export * as certificate from './claims/certificate.js';
/** The format of certificates about private values. @category Certificates */
export * as certificateFormat from './formats/certificate/private-values.js';
/** The format of certificates about interdependent values. @category Certificates */
export * as interdependentCertificateFormat from './formats/certificate/interdependent-values.js';
/** Eliminations in games in their players' own words. @category Claims */
export * as toldElimination from './claims/games/labelled-elimination.js';
/** Eliminations in games made into certificates. @category Certificates */
export * as gameCertificate from './claims/games/certificate.js';
/** The format of certificates about games. @category Certificates */
export * as gameCertificateFormat from './formats/certificate/games.js';
/** The independent checker, also to be had alone as `undominated/checker`. @category Certificates */
export * as checker from './certificates/check.js';
/** Findings about a mechanism of one's own made into certificates. @category Certificates */
export * as mechanismCertificate from './claims/mechanisms/certificate.js';
/** The format of those certificates. @category Certificates */
export * as mechanismCertificateFormat from './formats/certificate/mechanisms.js';

/** Economy files, read. @category Formats */
export * as economyReader from './formats/economy/read.js';
/** Economy files, written. @category Formats */
export * as economyWriter from './formats/economy/write.js';
/** Files of messages and strategies, read. @category Formats */
export * as messagesReader from './formats/messages/read.js';
/** What a game file says, whichever format it has. @category Formats */
export * as gameFile from './formats/game/file.js';
/** Game files of every format, read. @category Formats */
export * as gameReader from './formats/game/read.js';
/** Game files as JSON, written. @category Formats */
export * as gameWriter from './formats/game/json/write-json.js';
/** Gambit's strategic games, written. @category Formats */
export * as nfgWriter from './formats/game/nfg/write-nfg.js';
/** What is wrong with a file, and where. @category Formats */
export * as problem from './formats/problems/problem.js';

/** Tasks in steps, with progress, that can be stopped. @category Long work */
export * as work from './computation.js';
