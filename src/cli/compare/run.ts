/**
 * Works a comparison out, row by row; Ctrl-C leaves the rows that are known.
 */
import type { Task } from '../../prelude.js';
import { O } from '../../prelude.js';
import type { Against } from '../../claims/promises/against.js';
import type { Economy } from '../../economies/economy.js';
import type { BestWelfare } from '../../studies/comparison/best-welfare.js';
import type { Comparison, Row } from '../../studies/comparison/comparison.js';
import { noTradeOf } from '../../studies/comparison/measures.js';
import { preparedOptimum } from '../../studies/comparison/optimum.js';
import { comparisonOf, compareEntry, undefinedRow } from '../../studies/comparison/study.js';
import type { Context } from '../context.js';
import type { Planned } from './plan.js';

const stoppedEarly: BestWelfare = { kind: 'none', why: 'Stopped by Ctrl-C before the optimum was known.' };

/** The comparison of an economy's rows; stopped by Ctrl-C, that of the rows known by then. */
export const runComparison =
  (context: Context, economy: Economy, entries: readonly Planned[], against: Against): Task<Comparison> =>
  async () => {
    const noTrade = noTradeOf(economy);
    const found = await context.compute(await preparedOptimum(economy))();
    const optimum = O.isSome(found) ? found.value : stoppedEarly;
    const baseline = { economy, noTrade, optimum, against };
    const rows: Row[] = [];
    for (const entry of entries) {
      if (!('subject' in entry)) {
        rows.push(undefinedRow(entry));
        continue;
      }
      const row = await context.compute(compareEntry(baseline, entry))();
      if (O.isNone(row)) return comparisonOf(baseline, rows, true);
      rows.push(row.value);
    }
    return comparisonOf(baseline, rows, O.isNone(found));
  };
