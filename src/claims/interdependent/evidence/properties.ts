/**
 * The evidence of properties (iv) to (viii), each type defined by its codec.
 */
import type { t } from '../../../prelude.js';
import { boolean, list, literal, strict, text, union } from '../../../formats/json/codec.js';
import { bundle, price, rational, whole } from '../../../formats/json/evidence-parts.js';
import { strategy } from '../../../formats/json/strategy-parts.js';

/** What was examined, and how many cases of it. */
const walks = list(strict('an examination', { about: text, examined: whole }, {}));
/** The links from an announcement to what it moves, in words, where one was found. */
const path = list(text);

/** Group by group, from 1: whose second announcements set its price under Rule 3, and which groups these have heard. */
const priceSources = list(
  strict('the sources of a price', { group: whole, setBy: whole, heard: list(whole) }, {}),
);
/** Of a rule: the positions, from 1, that φ(1) has heard, and those whose residual moves with her demand. */
const residualSources = strict(
  'the sources of residuals',
  { rule: whole, heard: list(whole), moved: list(whole) },
  {},
);

/** The evidence of property (iv). */
export const propertyIvEvidence = strict(
  'evidence of property (iv)',
  { walks, prices: priceSources },
  { path },
);
/** The evidence of property (v): the residuals of Rules 4 and 5. */
export const propertyVEvidence = strict(
  'evidence of property (v)',
  { walks, residuals: list(residualSources) },
  { path },
);
/** The evidence of property (vi): the prices of Rule 3, the residuals of Rule 6, the turns of the automaton. */
export const propertyViEvidence = strict(
  'evidence of property (vi)',
  { walks, prices: priceSources, residuals: list(residualSources), turns: whole },
  { path },
);

const rule3 = literal(3);
const rule4 = literal(4);
const rule5 = literal(5);
const rule6 = literal(6);
/** A draw of G**: the order of the traders, the rule, the price where the rule draws one, the signals in trader order. */
const draw = strict(
  'a draw',
  {
    order: list(whole),
    rule: union<typeof rule3 | typeof rule4 | typeof rule5 | typeof rule6>('a rule', [
      rule3,
      rule4,
      rule5,
      rule6,
    ]),
    signals: list(text),
  },
  { price },
  ['order', 'rule', 'price', 'signals'],
);
/** Two runs of G** that differ in one thing only, with what one trader gets in each. */
export const contrast = strict(
  'a contrast',
  {
    path,
    trader: whole,
    cases: list(
      strict(
        'a case',
        { draw, strategies: list(strategy), trade: strict('a trade', { bundle, price }, {}) },
        {},
      ),
    ),
  },
  {},
);
/** A contrast. */
export type ContrastEvidence = t.TypeOf<typeof contrast>;

/** The evidence of property (vii): the probability with which each trader is served under Rules 4, 5 and 6. */
export const propertyViiEvidence = strict(
  'evidence of property (vii)',
  { states: whole, probability: rational },
  {},
);

/** A run of Rule 3 up to a turn: a group, what its members asked for so far, the turn, and what is left. */
const run = strict('a run', { group: list(whole), asked: list(bundle), turn: whole, left: bundle }, {});
/**
 * The evidence of property (viii): whether the announcements of others can decide if a trader is served, and two runs of
 * which one serves her if they can.
 */
export const propertyViiiEvidence = strict(
  'evidence of property (viii)',
  { depends: boolean },
  { served: run, refused: run },
);
