/**
 * Payoffs of two players as LaTeX, in the form that papers print: the row player's name at the left, the column player's
 * above her strategies, a box around each pair of payoffs. It needs no package.
 */
import type { Bimatrix, PayoffPair, StrategyHeading } from './bimatrix.js';
import { latexText } from './latex.js';

/** A line through a text. A document that wants another look for what is eliminated defines `\crossedout` before. */
const crossedOutCommand =
  '\\providecommand{\\crossedout}[1]{\\leavevmode\\setbox0=\\hbox{#1}\\rlap{\\vrule width\\wd0 height.62ex depth-.52ex}\\box0}\n';

const crossed = (text: string, crossedOut: boolean): string => (crossedOut ? `\\crossedout{${text}}` : text);

const strategyText = ({ name, crossedOut }: StrategyHeading): string => crossed(latexText(name), crossedOut);

const pairText = ({ row, column }: PayoffPair): string => `$(${row}, ${column})$`;

/** A cell without the lines at its sides. */
const unboxed = (text: string): string => `\\multicolumn{1}{c}{${text}}`;

/** Payoffs as LaTeX, ending in a line feed. */
export const latexBimatrix = ({ caption, row, column, payoffs }: Bimatrix): string => {
  const columns = column.strategies.length;
  const line = `\\cline{3-${String(columns + 2)}}`;
  const somethingIsCrossedOut = [row, column].some(({ strategies }) =>
    strategies.some(({ crossedOut }) => crossedOut),
  );
  const middle = Math.floor((row.strategies.length - 1) / 2);
  const rows = row.strategies.map((heading, r) => {
    const cells = column.strategies.map(({ crossedOut }, c) =>
      crossed(pairText(payoffs[r]![c]!), crossedOut || heading.crossedOut),
    );
    const player = r === middle ? `${latexText(row.name)} ` : '';
    return `    ${player}& ${[strategyText(heading), ...cells].join(' & ')} \\\\ ${line}\n`;
  });
  return [
    somethingIsCrossedOut ? crossedOutCommand : '',
    '\\begin{table}\n',
    `  \\caption{${latexText(caption)}}\n`,
    '  \\centering\n',
    `  \\begin{tabular}{rl|${'c|'.repeat(columns)}}\n`,
    `    & ${unboxed('')} & \\multicolumn{${String(columns)}}{c}{${latexText(column.name)}} \\\\\n`,
    `    & ${[unboxed(''), ...column.strategies.map((heading) => unboxed(strategyText(heading)))].join(' & ')} \\\\ ${line}\n`,
    ...rows,
    '  \\end{tabular}\n',
    '\\end{table}\n',
  ].join('');
};
