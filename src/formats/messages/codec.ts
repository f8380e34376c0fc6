/**
 * The codec of message files: one message or one strategy a trader.
 */
import { t } from '../../prelude.js';
import type { Rational } from '../../exact/rational.js';
import type { PriceTaking } from '../../market/strategy-data.js';
import { priceTaking } from '../../market/strategy-data.js';
import type { AnyCodec, PartsOf } from '../json/codec.js';
import {
  Codec,
  dictionary,
  exactNumber,
  list,
  literal,
  refuse,
  strict,
  text,
  union,
  wholeNumber,
  word,
} from '../json/codec.js';
import { replyCase, threeAnnouncements } from '../json/strategy-parts.js';
import { bundleOf } from '../economy/codec.js';

/** The name and version of the format; a file need not carry it. */
export const messagesFormat = 'undominated/messages/1';

const amount = wholeNumber.annotate({ definition: 'amount', keywords: { minimum: 0 } });

/** A demand function in a file: a list of bundles. */
export const demandList = list(bundleOf(amount)).annotate({
  definition: 'demand',
  description: 'A bundle for each price, prices in lexicographic order.',
  keywords: { minItems: 2 },
});

const priceTakingWord = literal(priceTaking).annotate({ definition: 'price-taking' });

/** Something, or the word "price-taking" in its place. */
const orPriceTaking = <C extends AnyCodec>(
  codec: C,
  example: string,
): Codec<t.TypeOf<C> | PriceTaking, t.OutputOf<C> | PriceTaking, PartsOf<C> | PriceTaking> => {
  const notTheWord = (u: string, context: t.Context) =>
    refuse(u, context, {
      code: 'E0209',
      message: `"${u.slice(0, 40)}" stands for nothing here; the only word is "${priceTaking}".`,
      hint: `Write "${priceTaking}" or ${example}.`,
    });
  return new Codec<t.TypeOf<C> | PriceTaking, t.OutputOf<C> | PriceTaking, PartsOf<C> | PriceTaking>({
    name: `${codec.name} or "${priceTaking}"`,
    shape: { kind: 'union', members: [priceTakingWord, codec] },
    is: (u): u is t.TypeOf<C> | PriceTaking => u === priceTaking || codec.is(u),
    validate: (u, context) => {
      if (u === priceTaking) return t.success(u);
      return typeof u === 'string' ? notTheWord(u, context) : codec.validate(u, context);
    },
    readParts: (u, context) => {
      if (u === priceTaking) return t.success(u);
      return typeof u === 'string' ? notTheWord(u, context) : codec.readParts(u, context);
    },
    encode: (value) => (value === priceTaking ? priceTaking : codec.encode(value)),
  });
};

const announcement = orPriceTaking(demandList, 'a demand function such as [2, 0]').annotate({
  definition: 'announcement',
});

/** A demand function that is observed; "price-taking" is let through to be refused with its own reason. */
const observed = announcement.describedBy(demandList);

const ruleCase = replyCase(announcement, observed).annotate({ definition: 'case' });
const ruleObject = strict('a rule', { default: announcement }, { when: list(ruleCase) });
const rule = orPriceTaking(ruleObject, '{ "default": demand function }').annotate({ definition: 'rule' });
const first = orPriceTaking(dictionary(announcement), '{ "signal": demand function, … }').annotate({
  description: 'A demand function for each signal.',
});
const strategy = threeAnnouncements(first, rule).annotate({ definition: 'strategy' });

/** A quote, or the word in its place. Both are texts: whatever is not the word is read as a number. */
const quote = new Codec<Rational | PriceTaking, string, Rational | PriceTaking>({
  name: `exact number or "${priceTaking}"`,
  shape: { kind: 'union', members: [priceTakingWord, exactNumber] },
  is: (u): u is Rational | PriceTaking => u === priceTaking || exactNumber.is(u),
  validate: (u, context) => (u === priceTaking ? t.success(u) : exactNumber.validate(u, context)),
  encode: (value) => (value === priceTaking ? priceTaking : exactNumber.encode(value)),
}).annotate({
  definition: 'quote',
  description: 'What one unit is worth to the trader; the word stands for what it is truly worth to her.',
});
const demands = orPriceTaking(list(announcement), 'a list of demand functions');
const quotes = orPriceTaking(list(quote), 'a list of quotes');

/** A file of quotes, for mechanisms of single units. */
export const quotesFile = strict(
  'a message file',
  { messages: quotes },
  { $schema: text, format: word([messagesFormat]) },
);

/** A message file; that exactly one of the two lists is there is checked by the reader. */
export const messagesFile = strict(
  'a message file',
  {},
  {
    $schema: text,
    format: word([messagesFormat]),
    messages: demands.describedBy(union<typeof demands | typeof quotes>('messages', [demands, quotes])),
    strategies: orPriceTaking(
      list(orPriceTaking(strategy, '{ "first": …, "second": …, "third": … }')),
      'a list of strategies',
    ),
  },
).annotate({ keywords: { oneOf: [{ required: ['messages'] }, { required: ['strategies'] }] } });

/** What is sound in a message file, perhaps not all. */
export type MessagesParts = PartsOf<typeof messagesFile>;
/** What is sound in a file of quotes, perhaps not all. */
export type QuotesParts = PartsOf<typeof quotesFile>;
/** A demand function of the file, or the word; bundles at fault are not known. */
export type AnnouncementParts = PartsOf<typeof announcement>;
/** What is sound in a strategy of the file. */
export type StrategyParts = PartsOf<typeof strategy>;
/** What is sound in a rule of the file. */
export type RuleParts = PartsOf<typeof ruleObject>;
