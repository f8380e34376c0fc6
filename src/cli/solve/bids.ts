/**
 * `solve` of an economy under a bid mechanism: an elimination in the game whose strategies are the quotes of a finite set.
 */
import { pipe, TE } from '../../prelude.js';
import { bidGame, bidProfiles, canInduceBids, maxBidPayoffs, quotesOffered } from '../../claims/bids/game.js';
import { bidSubject } from '../../claims/bids/subject.js';
import { counted, showPower, showCount } from '../../exact/counts.js';
import * as Q from '../../exact/rational.js';
import type { Context } from '../context.js';
import { completed } from '../context.js';
import { diagnostic } from '../errors/codes.js';
import type { BidPlay } from '../input/mechanism.js';
import { namesOrNobody } from '../output/counts.js';
import { text } from '../output/report.js';
import type { Outcome } from '../verb.js';
import type { SolveOptions } from './file.js';
import { solveGame } from './game.js';

/** Solves an economy under a bid mechanism; refused where the game would be too large. */
export const solveBids = (context: Context, file: string, play: BidPlay, options: SolveOptions): Outcome => {
  const { economy, mechanism, convention } = play;
  const subject = bidSubject(economy, { mechanism, convention });
  const offered = quotesOffered(subject);
  if (!canInduceBids(subject))
    return TE.left([
      {
        ...diagnostic(
          'E0006',
          `${counted(offered.length, 'quote')} of ${counted(economy.traders.length, 'trader')} make ${showPower(bidProfiles(subject))} profiles, each with a payoff a trader; at most ${showCount(maxBidPayoffs)} payoffs are worked out.`,
          file,
        ),
        hint: 'Take fewer traders, or a smaller priceSteps.',
      },
    ]);
  return pipe(
    completed(context, bidGame(subject), [
      diagnostic('E0004', 'Stopped while the payoffs of the quotes were worked out.', file),
    ]),
    TE.chain((form) =>
      solveGame(context, { title: economy.title, comment: '', game: { kind: 'normal-form', form } }, options),
    ),
    TE.map((report) => ({
      ...report,
      blocks: [
        text(
          `Everybody may quote ${namesOrNobody(offered.map(Q.show))}: the prices of the grid and what a unit is truly worth to each trader.`,
        ),
        ...report.blocks,
      ],
    })),
  );
};
