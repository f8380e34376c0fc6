// The Boston mechanism, three students and three seats: node examples/mechanisms/boston-mechanism.mjs [CERTIFICATE]
import { writeFileSync } from 'node:fs';
import { lottery, rational as Q } from 'undominated';
import { explainFindings, judgeAllClaims, mechanismCertificateOf } from 'undominated/claims';

const students = ['Ann', 'Ben', 'Cleo'];
const rankings = ['XYZ', 'XZY', 'YXZ', 'YZX', 'ZXY', 'ZYX'];

const boston = {
  participants: students,
  messages: students.map(() => rankings),
  nameOf: String,
  /** In round k each school that has its seat takes the first student without one who ranks it in place k. */
  outcome: (profile) => {
    const seats = students.map(() => '');
    for (const round of [0, 1, 2])
      for (const student of [0, 1, 2]) {
        const school = profile[student][round];
        if (seats[student] === '' && !seats.includes(school)) seats[student] = school;
      }
    return lottery.of(seats);
  },
};
const values = {
  types: boston.messages,
  nameOfType: String,
  nameOfOutcome: String,
  utility: (student, ranking, seats) => Q.of(3 - ranking.indexOf(seats[student])),
};

const weak = { comparison: 'weak', dominators: 'pure' };
const claims = ['strategy-proofness', 'undominated-strategies'];
const examined = judgeAllClaims(boston, values, claims, weak);
console.log(explainFindings(examined));
if (examined._tag === 'Right' && process.argv[2] !== undefined) {
  const { table, findings } = examined.right;
  const certificate = mechanismCertificateOf(table, findings[0], 'The Boston mechanism');
  writeFileSync(process.argv[2], JSON.stringify(certificate));
}
