// A second-price auction with ties: node examples/mechanisms/second-price-auction.mjs [FOLDER for certificates]
import { lottery, rational as Q } from 'undominated';
import { ask } from './ask.mjs';

const grid = [0, 1, 2, 3];
const bidders = ['Ann', 'Ben', 'Cleo'];

/** The highest bid wins, each of those tied with the same chance, and pays the highest bid of the others. */
const mechanism = {
  participants: bidders,
  messages: bidders.map(() => grid),
  nameOf: String,
  outcome: (bids) => {
    const tied = bidders.keys().filter((i) => bids[i] === Math.max(...bids));
    return lottery.uniform(
      [...tied].map((winner) => ({ winner, price: Math.max(...bids.toSpliced(winner, 1)) })),
    ).value;
  },
};

const environment = {
  types: bidders.map(() => grid),
  nameOfType: String,
  nameOfOutcome: ({ winner, price }) => `${bidders[winner]} pays ${price}`,
  utility: (i, value, { winner, price }) => (i === winner ? Q.of(value - price) : Q.zero),
  payments: ({ winner, price }) => bidders.map((_, i) => (i === winner ? Q.of(price) : Q.zero)),
};
