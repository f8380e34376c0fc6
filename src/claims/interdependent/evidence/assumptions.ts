/**
 * The evidence of the two assumptions, each type defined by its codec.
 */
import { list, strict, text, union } from '../../../formats/json/codec.js';
import { demand, price, rational } from '../../../formats/json/evidence-parts.js';

/** For each pair of signals a price at which their sets D¹ have no bundle in common. */
const separatedSignals = strict(
  'prices that separate signals',
  { separatedAt: list(strict('a pair of signals', { signals: list(text), price }, {})) },
  {},
);
/** Two signals, and a demand function that is price-taking for both. */
export const commonDemand = strict('a demand function of two signals', { signals: list(text), demand }, {});
/** The evidence of Assumption 1. */
export const assumption1Evidence = union<typeof separatedSignals | typeof commonDemand>(
  'evidence of Assumption 1',
  [separatedSignals, commonDemand],
);

/** The probabilities of the signals under each shock, in the order of the economy. */
const signalDistributions = strict('distributions of signals', { distributions: list(list(rational)) }, {});
/** Two shocks under which the signals have the same probabilities. */
export const commonDistribution = strict(
  'a distribution of two shocks',
  { shocks: list(text), distribution: list(rational) },
  {},
);
/** The evidence of Assumption 2. */
export const assumption2Evidence = union<typeof signalDistributions | typeof commonDistribution>(
  'evidence of Assumption 2',
  [signalDistributions, commonDistribution],
);
