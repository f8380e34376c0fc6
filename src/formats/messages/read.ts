/**
 * Reads message files for a given economy: what every trader announces, bundle by bundle.
 */
import { E, type Either, O } from '../../prelude.js';
import { didYouMean, leftOut } from '../../did-you-mean.js';
import type { Economy, InterdependentEconomy } from '../../economies/economy.js';
import { areCounted, counted } from '../../exact/counts.js';
import type {
  Announcement,
  Play,
  ReplyRuleData,
  ReplyCaseData,
  StrategyData,
} from '../../market/strategy-data.js';
import { priceTaking } from '../../market/strategy-data.js';
import type { Demand } from '../../market/demand.js';
import { contains, indexOf } from '../../market/lattice.js';
import type { Market } from '../../market/market.js';
import { shortened } from '../json/codec.js';
import type { Path } from '../json/value.js';
import { readJsonWithRepeats } from '../json/json.js';
import type { AnnouncementParts, MessagesParts, RuleParts, StrategyParts } from './codec.js';
import { messagesFile } from './codec.js';
import type { Problem } from '../problems/problem.js';
import { inFileOrder } from '../problems/problem.js';
import type { Diagnostics } from '../json/diagnostics.js';
import { readFileParts } from '../json/diagnostics.js';

/**
 * Reads the text of a message file for an economy: `messages` for private values, `strategies` for interdependent
 * ones, one a trader. Demand functions become lists of bundle indices, signals become indices; the word
 * "price-taking" is kept.
 */
export const readMessages = (
  source: string,
  file: string,
  economy: Economy,
): Either<readonly Problem[], Play> => {
  const json = readJsonWithRepeats(source, file);
  if (E.isLeft(json)) return json;
  const { parts, diagnostics } = readFileParts(json.right, messagesFile);
  const play = O.map((file: MessagesParts) => readPlay(file, economy, diagnostics))(parts);
  return O.isNone(play) || diagnostics.problems.length > 0
    ? E.left(inFileOrder(diagnostics.problems))
    : E.right(play.value);
};

/** What a file says. What is at fault in it has been reported, or is reported here, and anything stands in its place. */
const readPlay = (file: MessagesParts, economy: Economy, diagnostics: Diagnostics): Play => {
  const { report, isRefused } = diagnostics;
  const [wanted, other] =
    economy.kind === 'private-values'
      ? (['messages', 'strategies'] as const)
      : (['strategies', 'messages'] as const);
  if (file[other] !== undefined)
    report([other], {
      code: 'E0606',
      message: `The economy has ${economy.kind === 'private-values' ? 'private' : 'interdependent'} values: it is played by "${wanted}", not by "${other}".`,
      hint: `Give "${wanted}", one a trader.`,
      atKey: true,
    });
  else if (file[wanted] === undefined && !isRefused([wanted]))
    report([], {
      code: 'E0204',
      message: `The field "${wanted}" is missing.`,
      hint: `Add "${wanted}", one a trader.`,
    });

  if (economy.kind === 'private-values') {
    const messages = file.messages ?? priceTaking;
    if (messages === priceTaking) return { kind: 'messages', messages };
    checkCount(messages, economy.market, 'messages', diagnostics);
    return {
      kind: 'messages',
      messages: messages.map((message, i) =>
        readAnnouncement(message, economy.market, ['messages', i], diagnostics),
      ),
    };
  }
  return readStrategies(file.strategies, economy, diagnostics);
};

const readStrategies = (
  strategies: MessagesParts['strategies'] = priceTaking,
  economy: InterdependentEconomy,
  diagnostics: Diagnostics,
): Play => {
  if (strategies === priceTaking) return { kind: 'strategies', strategies };
  checkCount(strategies, economy.market, 'strategies', diagnostics);
  return {
    kind: 'strategies',
    strategies: strategies.map((strategy, i) =>
      strategy === undefined || strategy === priceTaking
        ? priceTaking
        : readStrategy(strategy, economy.market, economy.signals, ['strategies', i], diagnostics),
    ),
  };
};

const oneOf = { messages: 'message', strategies: 'strategy' } as const;

const checkCount = (
  list: readonly unknown[],
  market: Market,
  field: 'messages' | 'strategies',
  { report }: Diagnostics,
): void => {
  if (list.length !== market.traders)
    report([field], {
      code: 'E0601',
      message: `There ${areCounted(list.length, oneOf[field], field)} and ${counted(market.traders, 'trader')}.`,
      hint: `Give one a trader, in the order of the traders, or "${priceTaking}" for all.`,
    });
};

const readAnnouncement = (
  entry: AnnouncementParts | undefined,
  market: Market,
  path: Path,
  diagnostics: Diagnostics,
): Announcement =>
  entry === undefined || entry === priceTaking ? priceTaking : readDemand(entry, market, path, diagnostics);

const readDemand = (
  bundles: ReadonlyArray<readonly number[] | undefined>,
  market: Market,
  path: Path,
  { report }: Diagnostics,
): Demand => {
  if (bundles.length !== market.prices.size)
    report(path, {
      code: 'E0602',
      message: `The demand function lists ${counted(bundles.length, 'bundle')}; there are ${String(market.prices.size)} prices.`,
      hint: 'Give one bundle a price, prices in lexicographic order.',
    });
  return bundles.map((bundle, p) => {
    if (bundle === undefined) return 0;
    if (contains(market.bundles, bundle)) return indexOf(market.bundles, bundle);
    const length = bundle.length !== market.commodities;
    const at = bundle.findIndex((amount) => amount < 0 || amount > market.cap);
    report(length ? [...path, p] : [...path, p, at], {
      code: 'E0603',
      message: length
        ? `The bundle has ${counted(bundle.length, 'amount')}; there ${areCounted(market.commodities, 'commodity', 'commodities')}.`
        : `An amount of ${String(bundle[at])}: it must lie between 0 and l = ${String(market.cap)}.`,
      hint: length
        ? 'Give an amount of each commodity.'
        : `Write a whole number from 0 to ${String(market.cap)}.`,
    });
    return 0;
  });
};

const readStrategy = (
  strategy: StrategyParts,
  market: Market,
  signals: readonly string[],
  path: Path,
  diagnostics: Diagnostics,
): StrategyData => {
  const { count, size } = market.groups;
  return {
    first: readFirst(strategy.first, market, signals, [...path, 'first'], diagnostics),
    second: readRule(strategy.second, { market, signals, observed: size }, [...path, 'second'], diagnostics),
    third: readRule(
      strategy.third,
      { market, signals, observed: (count - 1) * size },
      [...path, 'third'],
      diagnostics,
    ),
  };
};

const reportSignal = (
  name: string,
  signals: readonly string[],
  path: Path,
  atKey: boolean,
  { report }: Diagnostics,
) =>
  report(path, {
    code: 'E0605',
    message: `"${shortened(name)}" is no signal of the economy.`,
    hint: didYouMean(name, signals, 'signals'),
    atKey,
  });

const readFirst = (
  first: StrategyParts['first'],
  market: Market,
  signals: readonly string[],
  path: Path,
  diagnostics: Diagnostics,
): readonly Announcement[] => {
  if (first === undefined || first === priceTaking) return signals.map(() => priceTaking);
  const wrong = Object.keys(first).filter((name) => !signals.includes(name));
  for (const name of wrong) reportSignal(name, signals, [...path, name], true, diagnostics);
  for (const signal of leftOut(Object.keys(first), signals))
    diagnostics.report(path, {
      code: 'E0204',
      message: `The first announcement at the signal "${shortened(signal)}" is missing.`,
      hint: `Add "${shortened(signal)}".`,
    });
  return signals.map((signal) => readAnnouncement(first[signal], market, [...path, signal], diagnostics));
};

/** What a reply of the second or third announcement depends on. */
interface ReplyStage {
  readonly market: Market;
  readonly signals: readonly string[];
  /** The number of first announcements that the trader has observed. */
  readonly observed: number;
}

const readRule = (
  rule: RuleParts | typeof priceTaking | undefined,
  stage: ReplyStage,
  path: Path,
  diagnostics: Diagnostics,
): ReplyRuleData => {
  if (rule === undefined || rule === priceTaking) return { when: [], default: priceTaking };
  return {
    when: (rule.when ?? []).flatMap((each, i) =>
      each === undefined ? [] : [readCase(each, stage, [...path, 'when', i], diagnostics)],
    ),
    default: readAnnouncement(rule.default, stage.market, [...path, 'default'], diagnostics),
  };
};

type CaseParts = NonNullable<NonNullable<RuleParts['when']>[number]>;

const readCase = (
  entry: CaseParts,
  { market, signals, observed }: ReplyStage,
  path: Path,
  diagnostics: Diagnostics,
): ReplyCaseData => {
  const { report } = diagnostics;
  const readObserved = (demand: AnnouncementParts | undefined, at: Path): Demand => {
    if (demand === undefined) return [];
    if (demand !== priceTaking) return readDemand(demand, market, at, diagnostics);
    report(at, {
      code: 'E0607',
      message: `"${priceTaking}" is not a demand function that can be observed.`,
      hint: 'Write the demand function out.',
    });
    return [];
  };
  const signal = entry.signal === undefined ? undefined : signals.indexOf(entry.signal);
  if (signal === -1) reportSignal(entry.signal!, signals, [...path, 'signal'], false, diagnostics);
  if (entry.observes !== undefined && entry.observes.length !== observed)
    report([...path, 'observes'], {
      code: 'E0604',
      message: `"observes" lists ${counted(entry.observes.length, 'demand function')}; ${String(observed)} are observed at this stage.`,
      hint: `List ${String(observed)}, or use "includes" for one of them.`,
    });
  return {
    ...(signal === undefined ? {} : { signal }),
    ...(entry.observes === undefined
      ? {}
      : { observes: entry.observes.map((demand, i) => readObserved(demand, [...path, 'observes', i])) }),
    ...(entry.includes === undefined
      ? {}
      : { includes: readObserved(entry.includes, [...path, 'includes']) }),
    announce: readAnnouncement(entry.announce, market, [...path, 'announce'], diagnostics),
  };
};
