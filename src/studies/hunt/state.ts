/**
 * The state of a hunt: its target and what was searched, as the text of a file from which the hunt goes on.
 */
import type { t } from '../../prelude.js';
import { E, O, type Either } from '../../prelude.js';
import { dictionary, list, literal, strict, text, union, word } from '../../formats/json/codec.js';
import { whole } from '../../formats/json/evidence-parts.js';
import { residuals } from '../../market/residual.js';
import type { SearchTarget } from './target.js';
import type { Search } from './search.js';
import { countJudged } from './search.js';
import { utilityKinds } from './economies/space.js';

const format = 'undominated/hunt/1';

const range = strict('a range', { least: whole, most: whole }, {});
const frameFields = {
  commodities: range,
  cap: range,
  priceSteps: range,
  groupCount: range,
  groupSize: range,
  endowments: range,
  values: range,
  denominators: list(whole),
  epsilons: list(text),
  tieBreaks: list(word(['lowest', 'highest'])),
  ties: word(['any', 'none', 'some']),
};
const privateSpace = strict(
  'a space of economies with private values',
  { kind: literal('private-values'), ...frameFields, tastes: list(word(utilityKinds)) },
  {},
);
const interdependentSpace = strict(
  'a space of economies with interdependent values',
  {
    kind: literal('interdependent'),
    ...frameFields,
    signals: range,
    shocks: range,
    residuals: list(word(residuals)),
    readings: word(['feasible', 'any']),
    assumption1: word(['holds', 'any']),
  },
  {},
);
/** The codec of spaces: a space is its own JSON. */
const spaceCodec = union<typeof privateSpace | typeof interdependentSpace>('a space', [
  privateSpace,
  interdependentSpace,
]);

const search = strict(
  'a search',
  { from: whole, next: whole, proved: whole, undecided: whole, empty: whole, sizes: dictionary(whole) },
  { found: whole },
);
const state = strict(
  'the state of a hunt',
  { format: literal(format), claim: text, space: spaceCodec, seed: text, search },
  {},
);

/**
 * The text of a file from which a hunt can go on.
 *
 * @param target what is hunted.
 * @param search what was searched of it so far.
 */
export const writeSearch = (target: SearchTarget, search: Search): string =>
  `${JSON.stringify(state.encode({ format, ...target, search }), null, 2)}\n`;

/** Whether the figures of a search add up: every case is counted once, and the refuted one, if any, is the last. */
const addsUp = (search: Search): boolean => {
  const { from, next, proved, undecided, empty, sizes, found } = search;
  const counts = [next, proved, undecided, empty, ...Object.values(sizes)];
  const judged = countJudged(search);
  const bySize = Object.values(sizes).reduce((sum, count) => sum + count, 0);
  return (
    from === 0 &&
    counts.every((count) => count >= 0) &&
    (found === undefined || (found >= 0 && found === next - 1)) &&
    judged + empty === next &&
    bySize === judged
  );
};

/** The first part of the target in which a state differs from another; undefined if it is a state of the same hunt. */
const differsIn = (
  { claim, seed, space }: t.TypeOf<typeof state>,
  target: SearchTarget,
): 'claim' | 'seed' | 'space' | undefined => {
  if (claim !== target.claim) return 'claim';
  if (seed !== target.seed) return 'seed';
  const textOf = (one: typeof space): string => JSON.stringify(spaceCodec.encode(one));
  return textOf(space) === textOf(target.space) ? undefined : 'space';
};

/** What `JSON.parse` gives; none if a text is not JSON. */
const parse = (text: string): O.Option<unknown> => {
  try {
    return O.some(JSON.parse(text) as unknown);
  } catch {
    return O.none;
  }
};

const hasFormat = (u: unknown): boolean =>
  typeof u === 'object' && u !== null && 'format' in u && u.format === format;

/**
 * The search in the text of a file.
 *
 * @param target what is hunted: the state of another hunt is refused.
 * @returns left, why it is none, in a sentence.
 */
export const readSearch = (target: SearchTarget, text: string): Either<string, Search> => {
  const json = parse(text);
  if (O.isNone(json)) return E.left('It is not JSON.');
  if (!hasFormat(json.value)) return E.left(`Its format is not ${format}.`);
  const read = state.decode(json.value);
  if (E.isLeft(read)) return E.left(read.left[0]?.message ?? 'It is not the state of a hunt.');
  const other = differsIn(read.right, target);
  if (other !== undefined) return E.left(`It belongs to another hunt: its ${other} is not the same.`);
  return addsUp(read.right.search) ? E.right(read.right.search) : E.left('Its figures do not add up.');
};
