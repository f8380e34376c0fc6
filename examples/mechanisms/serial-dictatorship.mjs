// Serial dictatorship, three students and three seats: node examples/mechanisms/serial-dictatorship.mjs
import { lottery, rational as Q } from 'undominated';
import { explainFindings, judgeAllClaims } from 'undominated/claims';

const students = ['Ann', 'Ben', 'Cleo'];
const rankings = ['XYZ', 'XZY', 'YXZ', 'YZX', 'ZXY', 'ZYX'];

const serialDictatorship = {
  participants: students,
  messages: students.map(() => rankings),
  nameOf: String,
  /** In turn, each takes the seat that she ranks first among those that are left. */
  outcome: (profile) => {
    let left = 'XYZ';
    const seats = profile.map((ranking) => {
      const best = [...ranking].find((school) => left.includes(school));
      left = left.replace(best, '');
      return best;
    });
    return lottery.of(seats);
  },
};
const values = {
  types: serialDictatorship.messages,
  nameOfType: String,
  nameOfOutcome: String,
  utility: (student, ranking, seats) => Q.of(3 - ranking.indexOf(seats[student])),
};

const weak = { comparison: 'weak', dominators: 'pure' };
const claims = ['strategy-proofness', 'undominated-strategies'];
console.log(explainFindings(judgeAllClaims(serialDictatorship, values, claims, weak)));
