/**
 * What a certificate states, judged again by the engines: the economy, game or mechanism is read from the certificate, the claim is
 * judged, and verdict and evidence are compared with what is stated.
 */
import type { Json } from '../../src/certificates/check.js';
import { isSameJson } from '../../src/certificates/kernel/statement.js';
import { certificateOf } from '../../src/claims/certificate.js';
import { labelledElimination } from '../../src/claims/games/elimination.js';
import { certifyElimination } from '../../src/claims/games/certificate.js';
import { doesNotApply, judge } from '../../src/claims/judge.js';
import type { ClaimName } from '../../src/claims/list.js';
import { claimNames } from '../../src/claims/list.js';
import { mechanismCertificateOf } from '../../src/claims/mechanisms/certificate.js';
import { judgeMechanism, mechanismClaimNames } from '../../src/claims/mechanisms/judge.js';
import { subjectOf } from '../../src/claims/private-values/subject.js';
import { finish } from '../../src/computation.js';
import type { EliminationOptions } from '../../src/dominance/relation.js';
import type { InterdependentEconomy, PrivateValuesEconomy } from '../../src/economies/economy.js';
import type { Lottery } from '../../src/exact/lottery.js';
import * as Q from '../../src/exact/rational.js';
import { scaleAll } from '../../src/exact/scaling.js';
import { readGame } from '../../src/formats/game/read.js';
import type { StatedPromise } from './promises/judged-again.js';
import { whyPromiseIsFalse } from './promises/judged-again.js';
import { tabulateMechanism } from '../../src/games/mechanism-table.js';
import { pointAt } from '../../src/market/lattice.js';
import type { Market } from '../../src/market/market.js';
import { makeMarket, moneyReceived } from '../../src/market/market.js';
import type { Residual } from '../../src/market/residual.js';

/** What the engines say of what a certificate states: that it is so, that it is not, or that they leave it undecided. */
export type Judgement =
  { readonly kind: 'true' | 'undecided' } | { readonly kind: 'false'; readonly why: string };

const agrees: Judgement = { kind: 'true' };
const differs = (why: string): Judgement => ({ kind: 'false', why });

interface StatedEconomy {
  readonly commodities: readonly string[];
  readonly cap: number;
  readonly priceSteps: number;
  readonly groups: { readonly count: number; readonly size: number };
  readonly epsilon: string;
  readonly tieBreak: 'lowest' | 'highest';
  readonly residual?: Residual;
  readonly signals?: readonly string[];
  readonly shocks?: ReadonlyArray<{
    readonly name: string;
    readonly probability: string;
    readonly signals: Readonly<Record<string, string>>;
  }>;
  readonly value?: Readonly<Record<string, Readonly<Record<string, readonly string[]>>>>;
  readonly traders: ReadonlyArray<{
    readonly name: string;
    readonly endowment: readonly number[];
    readonly utility?: {
      readonly quasiLinear?: readonly string[];
      readonly table?: ReadonlyArray<readonly string[]>;
    };
  }>;
}
interface StatedCertificate {
  readonly economy?: StatedEconomy;
  readonly game?: Json;
  readonly relation?: EliminationOptions;
  readonly mechanism?: StatedMechanism | string;
  readonly claim: string;
  readonly verdict: string;
  readonly evidence: readonly StatedEvidence[] & Json;
}
type StatedEvidence = { readonly kind: string } & { readonly [name: string]: Json };

const marketOf = (stated: StatedEconomy): Market => {
  const { commodities, cap, priceSteps, groups, tieBreak, traders } = stated;
  const endowments = traders.map(({ endowment }) => endowment);
  const made = makeMarket({ commodities: commodities.length, cap, priceSteps, groups, tieBreak, endowments });
  if (made._tag === 'Left') throw new Error(made.left[0]!.kind);
  return made.right;
};
const frameOf = (stated: StatedEconomy) => ({
  title: '',
  commodityNames: stated.commodities,
  market: marketOf(stated),
  epsilon: Q.from(stated.epsilon),
});

const privateEconomyOf = (stated: StatedEconomy): PrivateValuesEconomy => {
  const frame = frameOf(stated);
  const { market } = frame;
  const traders = stated.traders.map(({ name, utility }, i) => {
    const values = Array.from({ length: market.prices.size }, (_, price) =>
      Array.from({ length: market.bundles.size }, (__, x) =>
        utility?.table === undefined
          ? Q.add(
              Q.from(utility!.quasiLinear![x]!),
              moneyReceived(market, i, price, pointAt(market.bundles, x)),
            )
          : Q.from(utility.table[price]![x]!),
      ),
    );
    return { name, utility: scaleAll(values.flat()) };
  });
  return { kind: 'private-values', ...frame, traders };
};

const interdependentEconomyOf = (stated: StatedEconomy): InterdependentEconomy => {
  const signals = stated.signals!;
  return {
    kind: 'interdependent',
    ...frameOf(stated),
    residual: stated.residual!,
    traderNames: stated.traders.map(({ name }) => name),
    signals,
    shocks: stated.shocks!.map(({ name, probability, signals: chances }) => ({
      name,
      probability: Q.from(probability),
      signals: signals.map((signal) => Q.from(chances[signal]!)),
    })),
    value: stated.shocks!.map(({ name }) =>
      signals.map((signal) => stated.value![name]![signal]!.map((value) => Q.from(value))),
    ),
  };
};

/** Evidence that is a witness, of which there are many: that there is one is judged by the verdict. */
const witnesses = ['contrast', 'dependence', 'best-reply', 'offence'];

const judgeEconomy = (certificate: StatedCertificate, stated: StatedEconomy): Judgement => {
  const claim = claimNames.find((name): name is ClaimName => name === certificate.claim);
  if (claim === undefined) return differs('there is no such claim');
  const economy = stated.signals === undefined ? privateEconomyOf(stated) : interdependentEconomyOf(stated);
  const [piece] = certificate.evidence;
  const numberOf = (bundle: readonly number[]): number =>
    bundle.reduce((number, amount) => number * (stated.cap + 1) + amount, 0);
  const messages =
    piece?.kind === 'prices'
      ? (piece['messages'] as number[][][]).map((one) => one.map(numberOf))
      : undefined;
  const subject =
    economy.kind === 'interdependent'
      ? economy
      : subjectOf(economy, {
          engines: certificate.evidence.some(({ kind }) => kind === 'enumeration') ? 'both' : 'separation',
          ...(messages === undefined ? {} : { messages }),
        });
  const why = doesNotApply(subject, claim);
  if (why !== undefined) return differs(why);
  const finding = finish(judge(subject, claim));
  if (finding.verdict === 'undecided') return { kind: 'undecided' };
  if (finding.verdict !== certificate.verdict) return differs(`the engines say ${finding.verdict}`);
  const ours = (JSON.parse(JSON.stringify(certificateOf(economy, finding))) as StatedCertificate).evidence;
  for (const one of certificate.evidence) {
    if (witnesses.includes(one.kind)) continue;
    const same = ours.find(({ kind }) => kind === one.kind);
    if (same === undefined || !isSameJson(same, one)) return differs(`the engines find another ${one.kind}`);
  }
  return agrees;
};

/** What of an elimination does not depend on which of several witnesses is named. */
const eliminationIn = (evidence: StatedEvidence): Json => {
  const tests = evidence['tests'] as ReadonlyArray<{
    readonly eliminated: ReadonlyArray<Record<string, Json>>;
  }>;
  const rounds = tests.map(({ eliminated }) =>
    eliminated.map(({ player, type, strategy }) => [player!, type ?? null, strategy!]),
  );
  return [rounds, evidence['surviving']!, evidence['complete']!];
};

const judgeGame = (certificate: StatedCertificate, stated: Json): Judgement => {
  const text = JSON.stringify({ ...(stated as object), format: 'undominated/game/1' });
  const game = readGame(text, 'certificate', 'game');
  if (game._tag === 'Left') return differs(game.left[0]!.message);
  const { form } = game.right.game;
  const labelled = finish(labelledElimination(form, certificate.relation!));
  const ours = JSON.parse(JSON.stringify(finish(certifyElimination(form, labelled)))) as StatedCertificate;
  const isSame =
    certificate.evidence.length === 1 &&
    certificate.verdict === 'proved' &&
    isSameJson(eliminationIn(ours.evidence[0]!), eliminationIn(certificate.evidence[0]!));
  return isSame ? agrees : differs('the engines eliminate something else');
};

interface StatedMechanism {
  readonly participants: ReadonlyArray<{
    readonly name: string;
    readonly messages: readonly string[];
    readonly types: ReadonlyArray<{
      readonly name: string;
      readonly truth: string;
      readonly outside: string;
    }>;
  }>;
  readonly outcomes: ReadonlyArray<{
    readonly name: string;
    readonly utilities: ReadonlyArray<readonly string[]>;
    readonly payments?: readonly string[];
  }>;
  readonly lotteries: ReadonlyArray<
    ReadonlyArray<{ readonly outcome: number; readonly probability: string }>
  >;
}

const judgeTables = (certificate: StatedCertificate, stated: StatedMechanism): Judgement => {
  const { participants, outcomes, lotteries } = stated;
  const claim = mechanismClaimNames.find((name) => name === certificate.claim);
  if (claim === undefined) return differs('there is no such claim');
  const typeOf = (participant: number, name: string) =>
    participants[participant]!.types.findIndex((type) => type.name === name);
  const outcome = (sent: readonly string[]): Lottery<number> => {
    const profile = sent.reduce((number, message, i) => {
      const { messages } = participants[i]!;
      return number * messages.length + messages.indexOf(message);
    }, 0);
    return {
      chances: lotteries[profile]!.map((chance) => ({
        outcome: chance.outcome - 1,
        probability: Q.from(chance.probability),
      })),
    };
  };
  const hasPayments = outcomes.every(({ payments }) => payments !== undefined);
  const made = finish(
    tabulateMechanism<string, string, number>(
      {
        participants: participants.map(({ name }) => name),
        messages: participants.map(({ messages }) => messages),
        nameOf: String,
        outcome,
      },
      {
        types: participants.map(({ types }) => types.map(({ name }) => name)),
        nameOfType: String,
        nameOfOutcome: (number) => outcomes[number]!.name,
        utility: (i, type, number) => Q.from(outcomes[number]!.utilities[i]![typeOf(i, type)]!),
        truth: (i, type) => participants[i]!.types[typeOf(i, type)]!.truth,
        outside: (i, type) => Q.from(participants[i]!.types[typeOf(i, type)]!.outside),
        ...(hasPayments
          ? { payments: (number: number) => outcomes[number]!.payments!.map((paid) => Q.from(paid)) }
          : {}),
      },
    ),
  );
  if (made._tag === 'Left') return differs(made.left.kind);
  const finding = finish(judgeMechanism(made.right, claim, certificate.relation));
  if (finding.verdict === 'undecided') return { kind: 'undecided' };
  if (finding.verdict !== certificate.verdict) return differs(`the engines say ${finding.verdict}`);
  const { evidence } = JSON.parse(
    JSON.stringify(mechanismCertificateOf(made.right, finding)),
  ) as StatedCertificate;
  // Of beliefs, and of mixtures that dominate, there are many.
  const witnessFields =
    certificate.relation?.dominators === 'mixed'
      ? ['standing', 'by', 'margin', 'attainedAt', 'betterAt']
      : ['standing'];
  const plain = (found: Json): Json =>
    JSON.parse(
      JSON.stringify(found, (name, value: Json) => (witnessFields.includes(name) ? null : value)),
    ) as Json;
  return isSameJson(plain(evidence), plain(certificate.evidence))
    ? agrees
    : differs('the engines find something else');
};

/** Judges again what a certificate that was accepted states. */
export const judgedAgain = (accepted: Json): Judgement => {
  const certificate = accepted as unknown as StatedCertificate;
  if (typeof certificate.mechanism === 'string') {
    const economy = privateEconomyOf(certificate.economy!);
    const why = whyPromiseIsFalse(economy, accepted as unknown as StatedPromise);
    return why === undefined ? agrees : differs(why);
  }
  if (certificate.mechanism !== undefined) return judgeTables(certificate, certificate.mechanism);
  if (certificate.game !== undefined) return judgeGame(certificate, certificate.game);
  return judgeEconomy(certificate, certificate.economy!);
};
