/**
 * The format of certificates, `undominated/certificate/1`: its codec, and the types that follow from it. What the shape
 * cannot say is what the checker is for.
 */
import { E, type Either, t } from '../../prelude.js';

/** An object with these fields, some of them optional, and no others. */
export const closed = <R extends t.Props, O extends t.Props>(name: string, required: R, optional: O) => {
  const open = t.intersection([t.readonly(t.type(required)), t.readonly(t.partial(optional))], name);
  const known = Object.keys({ ...required, ...optional });
  const missing = (u: object): boolean => Object.keys(required).some((key) => !Object.hasOwn(u, key));
  return new t.Type<t.TypeOf<typeof open>>(
    name,
    (u): u is t.TypeOf<typeof open> =>
      open.is(u) && !missing(u) && Object.keys(u).every((key) => known.includes(key)),
    (u, context): Either<t.Errors, t.TypeOf<typeof open>> => {
      const read = open.validate(u, context);
      if (E.isLeft(read)) return read;
      if (missing(read.right)) return t.failure(u, context);
      const other = Object.keys(read.right).find((key) => !known.includes(key));
      return other === undefined
        ? read
        : t.failure(
            u,
            t.appendContext(context, other, t.never, (u as Readonly<Record<string, unknown>>)[other]),
          );
    },
    t.identity,
  );
};

/** A list. */
export const list = <A>(entry: t.Type<A>) => t.readonlyArray(entry);

/** Whole numbers are numbers; every other quantity is a reduced fraction in a text. */
export const whole = new t.Type<number>(
  'whole number',
  (u): u is number => Number.isSafeInteger(u),
  (u, context) => (typeof u === 'number' && Number.isSafeInteger(u) ? t.success(u) : t.failure(u, context)),
  t.identity,
);
/** A text of a given form. */
export const matching = (name: string, pattern: RegExp) =>
  new t.Type<string>(
    name,
    (u): u is string => typeof u === 'string' && pattern.test(u),
    (u, context) => (typeof u === 'string' && pattern.test(u) ? t.success(u) : t.failure(u, context)),
    t.identity,
  );
/** A reduced fraction. */
export const fraction = matching('fraction', /^-?(0|[1-9]\d*)(\/[1-9]\d*)?$/);
/** A count of any size, in a text. */
export const count = matching('count', /^(0|[1-9]\d*)$/);

/** Amounts of each commodity. */
export const bundle = list(whole);
/** Prices of each commodity. */
export const price = list(fraction);
/** A bundle for each price. */
export const demand = list(bundle);
const messages = list(demand);
const nothing = {};

/** What the mechanisms know of an economy, but for the traders. */
export const marketFields = {
  title: t.string,
  commodities: list(t.string),
  cap: whole,
  priceSteps: whole,
  groups: closed('groups', { count: whole, size: whole }, nothing),
  epsilon: fraction,
  tieBreak: t.keyof({ lowest: null, highest: null }),
};

const economy = closed(
  'an economy',
  {
    ...marketFields,
    traders: list(
      closed(
        'a trader',
        {
          name: t.string,
          endowment: bundle,
          utility: t.union([
            closed('values', { quasiLinear: list(fraction) }, nothing),
            closed('a table', { table: list(list(fraction)) }, nothing),
          ]),
        },
        nothing,
      ),
    ),
  },
  nothing,
);

const states = { groupSupplies: whole, states: whole, turns: whole };
const counts = closed('counts', { nBar: whole, nUnder: whole, nTilde: whole, amounts: list(whole) }, nothing);

const evidence = t.union([
  closed(
    'states',
    {
      kind: t.literal('states'),
      examined: t.keyof({
        feasible: null,
        'budget-balance': null,
        'property-ii': null,
        'property-iii': null,
      }),
      ...states,
    },
    nothing,
  ),
  closed(
    'groups',
    {
      kind: t.literal('groups'),
      groups: list(
        closed('a group', { group: whole, positions: list(whole), priceSetBy: list(whole) }, nothing),
      ),
    },
    nothing,
  ),
  closed(
    'separation',
    {
      kind: t.literal('separation'),
      ...states,
      prices: whole,
      weightAtLeast: fraction,
      traders: list(
        closed(
          'a trader',
          { trader: whole, undominated: count },
          {
            marginAtLeast: fraction,
            nearest: closed('a step', { price, best: bundle, next: bundle, difference: fraction }, nothing),
          },
        ),
      ),
    },
    nothing,
  ),
  closed(
    'enumeration',
    {
      kind: t.literal('enumeration'),
      messages: count,
      profiles: count,
      traders: list(
        closed(
          'a trader',
          {
            trader: whole,
            undominated: list(
              closed(
                'a survivor',
                { message: demand, bestReplyTo: messages, utility: fraction, bestAlternative: fraction },
                nothing,
              ),
            ),
            fallen: list(
              closed(
                'a fallen message',
                { message: demand, by: demand, margin: fraction, attainedAt: messages },
                nothing,
              ),
            ),
          },
          nothing,
        ),
      ),
    },
    nothing,
  ),
  closed(
    'trace',
    {
      kind: t.literal('trace'),
      demands: list(whole),
      price,
      byDefinition: counts,
      printed: counts,
      messages,
      order: list(whole),
    },
    nothing,
  ),
  closed(
    'profiles',
    {
      kind: t.literal('profiles'),
      profiles: count,
      examined: whole,
      trader: whole,
      messages,
      lottery: list(closed('a chance', { bundle, price, probability: fraction }, nothing)),
      utility: fraction,
      outside: fraction,
      gain: fraction,
    },
    nothing,
  ),
]);

/** What every certificate has in its head, whatever it is about. */
export const head = {
  format: t.literal('undominated/certificate/1'),
  version: t.string,
  sha256: matching('digest', /^[0-9a-f]{64}$/),
  claim: t.string,
  verdict: t.keyof({ proved: null, refuted: null }),
  scope: t.string,
  seal: matching('digest', /^[0-9a-f]{64}$/),
};
/** What every certificate may have besides. */
export const besides = { hints: t.UnknownRecord };
/** Which of several clearing prices is p̂. */
export const selection = t.keyof({ lowest: null, highest: null });

/** The codec of certificates about private values. Its input is what `JSON.parse` gives; a certificate is its own JSON. */
export const certificateCodec = closed(
  'a certificate',
  { ...head, economy, selection, evidence: list(evidence) },
  besides,
);

/** A certificate. */
export type Certificate = t.TypeOf<typeof certificateCodec>;
/** The economy of a certificate. */
export type CertifiedEconomy = Certificate['economy'];
/** A piece of its evidence. */
export type Evidence = Certificate['evidence'][number];
