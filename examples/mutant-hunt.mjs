// A mutant of random grouping, in which each group trades at the price that clears the group itself. Theorem 1 says that a
// message is undominated exactly if it is price-taking; the hunt finds an economy where that fails, and shrinks it.
// node examples/mutant-hunt.mjs [SEED], after `npm run build`.
import { finish, hunt } from 'undominated/claims';
import { asPublished } from 'undominated/mechanisms';

const clauses = { ...asPublished, priceFrom: 'own-group' };
const { search, found } = finish(
  hunt.hunt({
    source: hunt.economies(hunt.privateSpace, process.argv[2] ?? '1'),
    judge: (sampled) => hunt.judgeQuickly(sampled, 'theorem-1', { clauses }),
    cases: 1000,
  }),
);

if (found === undefined) console.log(`None found in ${search.next} economies.`);
else {
  const { index, original, smallest, steps, tried, judged } = found;
  console.log(`Case ${index} refutes Theorem 1: ${hunt.sizeOf(original.specification)}.`);
  console.log(
    `After ${steps.length} steps, ${tried} economies tried: ${hunt.sizeOf(smallest.specification)}.`,
  );
  for (const line of judged.explanation) console.log(line);
  console.log(JSON.stringify(hunt.fileOf(smallest.specification, 'A small counterexample'), null, 1));
}
