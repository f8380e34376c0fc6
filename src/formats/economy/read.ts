/**
 * Reads economy files: the codec for the shape, the market's own checks for the paper's assumptions, then utilities or
 * the information structure; every fault at its line and column.
 */
import { E, O, type Either, type Option } from '../../prelude.js';
import type { Economy, EconomyFrame } from '../../economies/economy.js';
import { didYouMean } from '../../did-you-mean.js';
import * as Q from '../../exact/rational.js';
import type { EconomyFile } from './codec.js';
import { economyFile, economyFormat } from './codec.js';
import { described } from '../json/codec.js';
import type { JsonFile } from '../json/json.js';
import { readJson } from '../json/json.js';
import { isObject } from '../json/value.js';
import type { Problem } from '../problems/problem.js';
import { inFileOrder } from '../problems/problem.js';
import { readInterdependentValues } from './reading/read-information.js';
import { readCommodityNames, readMarket } from './reading/read-market.js';
import { expandTraders } from './reading/read-traders.js';
import { readPrivateValues } from './reading/read-values.js';
import type { Diagnostics } from '../json/diagnostics.js';
import { decodeFile, diagnosticsIn } from '../json/diagnostics.js';

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
export const readEconomy = (source: string, file: string): Either<readonly Problem[], EconomyReading> => {
  const json = readJson(source, file);
  if (E.isLeft(json)) return json;
  const wrongFormat = formatProblem(json.right);
  if (wrongFormat !== undefined) return E.left([wrongFormat]);
  const decoded = decodeFile(json.right, economyFile);
  if (E.isLeft(decoded)) return E.left(inFileOrder(decoded.left));
  const diagnostics = diagnosticsIn(json.right);
  const economy = assemble(decoded.right, diagnostics);
  if (O.isNone(economy) || diagnostics.problems.length > 0) return E.left(inFileOrder(diagnostics.problems));
  return E.right({ economy: economy.value, warnings: warningsOf(economy.value, json.right) });
};

/** The fault of a file that is no economy of a known version; a missing `format` is left to the codec. */
const formatProblem = (json: JsonFile): Problem | undefined => {
  if (!isObject(json.value) || json.value['format'] === undefined || json.value['format'] === economyFormat)
    return undefined;
  const { format } = json.value;
  return json.problem(['format'], {
    code: 'E0208',
    message: `An economy file has the format "${economyFormat}", not ${described(format)}.`,
    hint:
      typeof format === 'string'
        ? didYouMean(format, [economyFormat], 'formats')
        : `Write "format": "${economyFormat}".`,
  });
};

const assemble = (file: EconomyFile, diagnostics: Diagnostics): Option<Economy> => {
  const { report } = diagnostics;
  if (!Q.lt(Q.zero, file.epsilon) || !Q.lt(file.epsilon, Q.of(1, 3)))
    report(['epsilon'], {
      code: 'E0305',
      message: `ε is ${Q.show(file.epsilon)}; it must lie strictly between 0 and 1/3.`,
      hint: 'Write a small positive number, such as "1/10".',
    });
  const interdependent = isInterdependent(file, diagnostics);
  const commodityNames = readCommodityNames(file, diagnostics);
  const traders = expandTraders(file, diagnostics);
  const market = readMarket(file, traders, diagnostics);
  const frame: Option<EconomyFrame> = O.isSome(market)
    ? O.some({
        title: file.title ?? '',
        commodityNames,
        market: market.value,
        epsilon: file.epsilon,
      })
    : O.none;
  return interdependent
    ? readInterdependentValues(file, frame, commodityNames, traders, diagnostics)
    : readPrivateValues(file, frame, commodityNames, traders, diagnostics);
};

const informationFields = ['signals', 'shocks', 'value'] as const;

/** Whether the file has interdependent values; what belongs to the other kind is refused. */
const isInterdependent = (file: EconomyFile, { report }: Diagnostics): boolean => {
  const present = informationFields.filter((field) => file[field] !== undefined);
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
    if (file[field] === undefined)
      report([], {
        code: 'E0204',
        message: `The field "${field}" is missing: an economy with interdependent values has "signals", "shocks" and "value".`,
        hint: `Add "${field}".`,
      });
  file.traders.forEach((entry, i) => {
    if (entry.utility !== undefined)
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
