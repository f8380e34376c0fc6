/**
 * Reads economy files: the codec for the shape, the market's own checks for the paper's assumptions, then utilities or
 * the information structure; every fault at its line and column.
 */
import { E, O, type Either, type Option } from '../../prelude.js';
import type { Computation } from '../../computation.js';
import { finish } from '../../computation.js';
import type { Economy } from '../../economies/economy.js';
import type { EconomyParts } from './codec.js';
import { economyFile, economyFormat } from './codec.js';
import { wrongFormat } from '../json/format-field.js';
import type { JsonFile } from '../json/json.js';
import { readJsonWithRepeats } from '../json/json.js';
import type { Problem } from '../problems/problem.js';
import { inFileOrder } from '../problems/problem.js';
import { readFrame } from './reading/frame.js';
import { readInterdependentValues } from './reading/read-information.js';
import { expandTraders } from './reading/read-traders.js';
import { readPrivateValues } from './reading/read-values.js';
import type { Diagnostics } from '../json/diagnostics.js';
import { readFileParts } from '../json/diagnostics.js';

/** An economy, and warnings of what is legal in its file but unusual. */
export interface EconomyReading {
  readonly economy: Economy;
  readonly warnings: readonly Problem[];
}

/**
 * Reads the text of an economy file. All faults that do not follow from others are reported together, in the order of the
 * file; nothing is thrown whatever the text.
 *
 * Cost: tables of |P|·|X| utilities for each entry of `traders`.
 */
export const readEconomy = (source: string, file: string): Either<readonly Problem[], EconomyReading> =>
  finish(readingEconomy(source, file));

/** The same in steps: it knows how many values are worked out, and can be stopped between two of them. */
export function* readingEconomy(
  source: string,
  file: string,
): Computation<Either<readonly Problem[], EconomyReading>> {
  const json = readJsonWithRepeats(source, file);
  if (E.isLeft(json)) return json;
  const otherFormat = wrongFormat(json.right, economyFormat, 'An economy file');
  if (otherFormat !== undefined) return E.left([otherFormat]);
  const { parts, diagnostics } = readFileParts(json.right, economyFile);
  const economy = O.isSome(parts) ? yield* assemble(parts.value, diagnostics) : O.none;
  if (O.isNone(economy) || diagnostics.problems.length > 0) return E.left(inFileOrder(diagnostics.problems));
  return E.right({ economy: economy.value, warnings: warningsOf(economy.value, json.right) });
}

const assemble = (file: EconomyParts, diagnostics: Diagnostics): Computation<Option<Economy>> => {
  const interdependent = isInterdependent(file, diagnostics);
  const traders = expandTraders(file, diagnostics);
  const frame = readFrame(file, traders, diagnostics);
  return interdependent
    ? readInterdependentValues(file, traders, frame, diagnostics)
    : readPrivateValues(file, traders, frame, diagnostics);
};

const informationFields = ['signals', 'shocks', 'value'] as const;

/** Whether the file has interdependent values; what belongs to the other kind is refused. */
const isInterdependent = (file: EconomyParts, { report, isRefused }: Diagnostics): boolean => {
  const present = informationFields.filter((field) => file[field] !== undefined || isRefused([field]));
  if (present.length === 0) {
    if (file.residual !== undefined)
      report(['residual'], {
        code: 'E0314',
        message: 'A residual rule has no meaning with private values.',
        hint: 'Remove "residual", or give "signals", "shocks" and "value" in place of utilities.',
        atKey: true,
      });
    return false;
  }
  for (const field of informationFields)
    if (!present.includes(field))
      report([], {
        code: 'E0204',
        message: `The field "${field}" is missing: an economy with interdependent values has "signals", "shocks" and "value".`,
        hint: `Add "${field}".`,
      });
  file.traders?.forEach((entry, i) => {
    if (entry?.utility !== undefined)
      report(['traders', i, 'utility'], {
        code: 'E0210',
        message:
          'With interdependent values the traders have one common "value", and no utility of their own.',
        hint: `Remove "utility", or remove ${present.map((field) => `"${field}"`).join(', ')}.`,
        atKey: true,
      });
  });
  return true;
};

const warningsOf = (economy: Economy, json: JsonFile): readonly Problem[] => {
  if (economy.kind !== 'interdependent' || economy.market.groups.count !== 2) return [];
  return [
    json.problem(['groups', 'count'], {
      code: 'W0501',
      message: 'Two groups with interdependent values lie outside the paper: properties (iv) and (vi) fail.',
      hint: 'Take three groups or more.',
    }),
  ];
};
