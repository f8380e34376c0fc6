/**
 * What stands below the options in a help: examples, and what the exit statuses mean.
 */
import { wrap } from './output/tables/measure.js';

/** A command line to copy, and what it shows. */
export interface Example {
  /** A phrase without a full stop. It says where a verdict is `refuted`, and the status 1. */
  readonly shows: string;
  /** It works in an empty folder or where the package's `examples` are, after the examples above it. */
  readonly command: string;
}

const statuses =
  'Exit status: 0 proved or done, 1 refuted, 2 bad input or usage, 3 undecided or stopped, 4 invalid certificate, 70 a fault of this program.';

const exampleLines = ({ shows, command }: Example, width: number): readonly string[] => [
  ...wrap(shows, width - 4).map((line) => `  # ${line}`),
  `  ${command}`,
];

/** The examples, with a heading and an empty line above it. */
export const examplesText = (examples: readonly Example[], width: number): string =>
  ['', 'Examples:', ...examples.flatMap((example) => exampleLines(example, width))].join('\n');

/** What the exit statuses mean, with an empty line above. */
export const statusesText = (width: number): string => ['', ...wrap(statuses, width)].join('\n');
