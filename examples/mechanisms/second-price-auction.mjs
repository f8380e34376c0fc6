// A second-price auction with ties: node examples/mechanisms/second-price-auction.mjs
import { lottery, rational as Q } from 'undominated';
import { explainFindings, judgeAllClaims } from 'undominated/claims';

const bidders = ['Ann', 'Ben', 'Cleo'];
const grid = [0, 1, 2, 3];
const highest = (bids) => Math.max(...bids);

const auction = {
  participants: bidders,
  messages: bidders.map(() => grid),
  nameOf: String,
  /** Each of those who bid most wins with the same chance, and pays the highest bid of the others. */
  outcome: (bids) => {
    const tied = [0, 1, 2].filter((i) => bids[i] === highest(bids));
    return lottery.uniform(tied.map((winner) => ({ winner, price: highest(bids.toSpliced(winner, 1)) })))
      .value;
  },
};
const values = {
  types: auction.messages,
  nameOfType: String,
  nameOfOutcome: ({ winner, price }) => `"${bidders[winner]} pays ${price}"`,
  utility: (bidder, value, { winner, price }) => Q.of(bidder === winner ? value - price : 0),
  payments: ({ winner, price }) => bidders.map((_, i) => Q.of(i === winner ? price : 0)),
};

console.log(explainFindings(judgeAllClaims(auction, values)));
const weak = { comparison: 'weak', dominators: 'pure' };
console.log(explainFindings(judgeAllClaims(auction, values, ['undominated-strategies'], weak)));
