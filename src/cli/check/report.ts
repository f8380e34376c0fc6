/**
 * What `check` says of a certificate that holds: what it is about, what was derived again, and what is taken on trust.
 */
import type { Confirmed, Valid } from '../../certificates/check.js';
import { counted, countText } from '../../exact/counts.js';
import { joinWithAnd } from '../../words.js';
import { exit } from '../errors/exit.js';
import type { Report } from '../output/report.js';
import { item, text } from '../output/report.js';

/** What `check --json` prints of a valid certificate. */
type CheckOutput = Omit<Confirmed, 'title' | 'about'> & {
  readonly valid: true;
  readonly claim: string;
  readonly verdict: string;
  readonly about: Confirmed['about'];
  readonly title: string;
  readonly steps: string;
  readonly checked: readonly string[];
  readonly compared: readonly string[];
  readonly trusted: readonly string[];
};

/** What a certificate was compared with. */
export interface Compared {
  /** What was found to be as the reader means it, a sentence each. */
  readonly sentences: readonly string[];
  /** Whether the economy or the game is among it. */
  readonly withSubject: boolean;
}

/** The checker says no more than this of a bound that is larger. */
const beyond = 10n ** 30n;

/** A number of steps in words. */
export const stepsText = (steps: bigint): string =>
  steps >= beyond ? 'more than 10^30 steps' : counted(steps, 'step');

/** So many numbers are listed. */
const manyNumbers = 8;

const sum = (numbers: readonly number[]): number => numbers.reduce((total, number) => total + number, 0);

/** What each player has so many of: `3 and 4 strategies`, or the sum where there are many players. */
const each = (numbers: readonly number[], one: string, many: string): string =>
  numbers.length > manyNumbers
    ? `${counted(sum(numbers), one, many)} in all`
    : `${joinWithAnd(numbers.map((number) => countText(number)))} ${many}`;

const sizeText = ({ about, size }: Confirmed): string => {
  const number = (name: string): number => [size[name] ?? 0].flat()[0] ?? 0;
  const list = (name: string): readonly number[] => [size[name] ?? []].flat();
  switch (about) {
    case 'economy': {
      const signals =
        size['signals'] === undefined
          ? ''
          : `; ${counted(number('signals'), 'signal')} and ${counted(number('shocks'), 'shock')}`;
      return `An economy of ${counted(number('traders'), 'trader')} in ${counted(number('groups'), 'group')} of ${countText(number('groupSize'))}; ${counted(number('commodities'), 'commodity', 'commodities')}, l = ${countText(number('cap'))}, T = ${countText(number('priceSteps'))}, that is ${counted(number('prices'), 'price')} and ${counted(number('bundles'), 'bundle')}${signals}`;
    }
    case 'game': {
      const types = size['types'] === undefined ? '' : `, and ${each(list('types'), 'type', 'types')}`;
      return `A game of ${counted(number('players'), 'player')} with ${each(list('strategies'), 'strategy', 'strategies')}${types}`;
    }
    case 'mechanism':
      return `A mechanism of ${counted(number('participants'), 'participant')} with ${counted(sum(list('messages')), 'message')}, ${counted(sum(list('types')), 'type')} and ${counted(number('outcomes'), 'outcome')}; ${counted(number('profiles'), 'profile')} of messages`;
  }
};

/** A relation in words: `weak dominance by mixed strategies, to the end`. */
const relationText = ({ comparison, dominators, rounds }: NonNullable<Confirmed['relation']>): string => {
  const until =
    rounds === undefined ? '' : rounds === 'all' ? ', all rounds' : `, at most ${counted(rounds, 'round')}`;
  return `Relation: comparison ${comparison}, dominators ${dominators}${until}.`;
};

/** Messages in words. */
const messagesText: Readonly<Record<NonNullable<Confirmed['messages']>, string>> = {
  truthful: 'truthful',
  stated: 'those that the certificate states, which are not the truthful ones',
};
/** Against what lies are compared, in words. */
const againstText: Readonly<Record<NonNullable<Confirmed['against']>, string>> = {
  truth: 'these messages of the others',
  all: 'all messages of the others',
};

/** A mechanism with what it leaves open, and the messages at which a promise of it is judged, a sentence each. */
const promiseSentences = ({ mechanism, convention, against, messages }: Confirmed): readonly string[] => {
  const settled = Object.entries(convention ?? {}).map(([name, value]) => `, ${name} ${value}`);
  return [
    ...(mechanism === undefined ? [] : [`Mechanism: ${mechanism}${settled.join('')}.`]),
    ...(messages === undefined ? [] : [`Messages: ${messagesText[messages]}.`]),
    ...(against === undefined ? [] : [`Lies are compared against ${againstText[against]}.`]),
  ];
};

/** What a certificate is about, a sentence each. */
const aboutSentences = (confirmed: Confirmed): readonly string[] => {
  const { title, sha256, selection, reading, epsilon, relation } = confirmed;
  const titled = title === '' ? '' : `, titled “${title}”`;
  const residual = reading === undefined ? '' : `, residual ${reading}`;
  return [
    `${sizeText(confirmed)}${titled}.`,
    ...(epsilon === undefined ? [] : [`ε = ${epsilon}, tie-break ${selection ?? ''}${residual}.`]),
    ...(relation === undefined ? [] : [relationText(relation)]),
    ...promiseSentences(confirmed),
    `SHA-256: ${sha256}`,
  ];
};

/** The report on a certificate that holds. What was compared need not be taken on trust. */
export const reportOf = (valid: Valid, { sentences, withSubject }: Compared): Report => {
  const { claim, verdict, confirmed, steps, checked, trusted } = valid;
  const left = withSubject ? trusted.slice(1) : trusted;
  const data: CheckOutput = {
    ...{ valid: true, claim, verdict },
    ...confirmed,
    ...{ steps: steps.toString(), checked, compared: sentences, trusted: left },
  };
  return {
    status: exit.done,
    data,
    blocks: [
      { kind: 'verdict', verdict: 'proved', text: `The certificate holds: ${claim} is ${verdict}.` },
      text('About:'),
      ...aboutSentences(confirmed).map(item),
      text(`Checked, in at most ${stepsText(steps)}:`),
      ...checked.map(item),
      ...(sentences.length === 0 ? [] : [text('Compared:')]),
      ...sentences.map(item),
      text('Taken on trust:'),
      ...left.map(item),
    ],
  };
};
