/**
 * What `solve --json` prints, as codecs: each trader's undominated messages, what survives at cells, or an elimination in
 * a game. Traders and rounds count from 1; exact numbers are reduced texts, counts are texts of any size.
 */
import type { t } from '../../prelude.js';
import {
  answers,
  belief,
  eliminatedStrategy,
  othersChoices,
  survivalWitness,
} from '../../claims/games/evidence.js';
import { comparisons, dominatorKinds } from '../../dominance/relation.js';
import { residuals } from '../../market/residual.js';
import {
  boolean,
  dictionary,
  list,
  literal,
  nullable,
  strict,
  text,
  union,
  word,
} from '../../formats/json/codec.js';
import {
  allowed,
  bundle,
  count,
  demand,
  messages,
  price,
  rational,
  whole,
} from '../../formats/json/evidence-parts.js';

const explainedFields = { trader: whole, message: demand };
const enumerated = { ...explainedFields, method: literal('enumeration') };
const separated = { ...explainedFields, method: literal('separation') };

/** Why a message is dominated, or why it is not. */
export const explainedMessage = union('an explained message', [
  strict(
    'a dominated message',
    { ...enumerated, undominated: literal(false), by: demand, margin: rational, attainedAt: messages },
    {},
  ),
  strict('a best reply', { ...enumerated, undominated: literal(true), bestReplyTo: messages }, {}),
  strict(
    'a message that no rival dominates',
    {
      ...enumerated,
      undominated: literal(true),
      savedFromRivals: list(strict('a rival', { rival: demand, messages }, {})),
    },
    {},
  ),
  strict('a price-taking message', { ...separated, undominated: literal(true) }, {}),
  strict(
    'a message that is not price-taking',
    { ...separated, undominated: literal(false), by: demand, marginAtLeast: rational },
    {},
  ),
]);

/** Why a message is dominated, or why it is not. */
export type ExplainedMessage = t.TypeOf<typeof explainedMessage>;

/** Each trader's undominated messages; null is what could not be found out. */
export const privateSolution = strict(
  'the undominated messages of traders',
  {
    traders: list(
      strict(
        'a trader',
        {
          trader: whole,
          name: text,
          strategies: text,
          undominated: nullable(count),
          priceTaking: allowed,
          equal: nullable(boolean),
          method: word(['enumeration', 'separation', 'none']),
        },
        { messages: list(demand), complete: boolean, explained: explainedMessage },
      ),
    ),
  },
  { stopped: literal(true) },
  ['stopped', 'traders'],
);

/** Each trader's undominated messages. */
export type PrivateSolution = t.TypeOf<typeof privateSolution>;

const cell = strict(
  'a cell',
  {
    signal: text,
    stage: whole,
    observes: list(demand),
    price,
    allowed: list(bundle),
    exact: boolean,
    alike: count,
  },
  {},
);

/** What the rounds leave at each kind of cell of G**. */
export const interdependentSolution = strict(
  'what rounds leave',
  {
    residual: word(residuals),
    messages: text,
    rounds: list(
      strict('a round', { round: whole, cells: list(cell), complete: boolean, explanation: list(text) }, {}),
    ),
  },
  {},
);

const survivorFields = { player: text, strategy: text, undominated: literal(true) };
const survivorOrder = ['player', 'type', 'strategy', 'undominated'] as const;

/** Why a strategy is eliminated, and in which round; or why it survives. */
const explainedStrategy = union('an explained strategy', [
  strict(
    'an eliminated strategy',
    {
      player: text,
      strategy: text,
      by: dictionary(rational),
      margin: rational,
      at: othersChoices,
      largest: boolean,
      undominated: literal(false),
      round: whole,
    },
    { type: text, better: othersChoices },
    ['player', 'type', 'strategy', 'by', 'margin', 'at', 'better', 'largest', 'undominated', 'round'],
  ),
  strict('a strategy that no rival dominates', { ...survivorFields, answers }, { type: text }, [
    ...survivorOrder,
    'answers',
  ]),
  strict('a strategy that is a best reply', { ...survivorFields, belief }, { type: text }, [
    ...survivorOrder,
    'belief',
  ]),
]);

/** An elimination in a game, round by round, and what survives: by player or, in a Bayesian game, by player and type. */
export const gameSolution = strict(
  'an elimination in a game',
  {
    comparison: word(comparisons),
    dominators: word(dominatorKinds),
    rounds: list(strict('a round', { round: whole, eliminated: list(eliminatedStrategy) }, {})),
    surviving: dictionary(union('surviving strategies', [list(text), dictionary(list(text))])),
    complete: boolean,
  },
  {
    title: text,
    stopped: literal(true),
    certificate: text,
    standing: dictionary(
      union('survival witnesses', [dictionary(survivalWitness), dictionary(dictionary(survivalWitness))]),
    ),
    explained: list(explainedStrategy),
  },
  [
    'title',
    'comparison',
    'dominators',
    'rounds',
    'surviving',
    'complete',
    'stopped',
    'certificate',
    'standing',
    'explained',
  ],
);

/** An elimination in a game. */
export type GameSolution = t.TypeOf<typeof gameSolution>;
/** A strategy about which `--explain` asked. */
export type ExplainedStrategyOutput = t.TypeOf<typeof explainedStrategy>;

/** What is printed where Ctrl-C came before there were rounds. */
export const stoppedSolution = strict(
  'a solution that was stopped',
  { stopped: literal(true), rounds: list(whole) },
  {},
);
