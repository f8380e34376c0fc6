/**
 * The picture of a comparison: for each mechanism the gain of every trader's best lie, and the share of the gains from trade
 * that it realises. It is read without colours: a lie that gains is a filled dot, one that does not an open one.
 *
 * Positions are rounded; the exact numbers are in the file beside the picture.
 */
import { toDecimal } from '../../exact/decimal.js';
import type { Rational } from '../../exact/rational.js';
import * as Q from '../../exact/rational.js';
import type { Compared, Comparison } from '../../studies/comparison/comparison.js';
import { gainOf } from '../../studies/comparison/comparison.js';
import { barMark, dotMark, plotPanel, ruleMark, svgDocument, textMark } from '../output/plots/svg.js';
import { comparedRows } from './plot-table.js';
import { rowName } from './words.js';

/** A number as a position in the picture. */
const position = (value: Rational): number => Number(toDecimal(value, 9).text);

/** A dot: the best lies of those traders who gain as much by them under a mechanism. */
interface LieDot {
  readonly mechanism: string;
  readonly gain: number;
  readonly gains: boolean;
  /** The traders, by their numbers. */
  readonly traders: string;
}

/** The dots of a mechanism: one for each different gain. */
const dotsOf = (row: Compared): readonly LieDot[] => {
  const dots = new Map<string, { readonly gain: Rational; readonly traders: number[] }>();
  for (const { trader, bestLie } of row.traders) {
    if (bestLie === null) continue;
    const gain = gainOf(bestLie);
    const known = dots.get(Q.show(gain));
    if (known === undefined) dots.set(Q.show(gain), { gain, traders: [trader] });
    else known.traders.push(trader);
  }
  return [...dots.values()].map(({ gain, traders }) => ({
    mechanism: rowName(row),
    gain: position(gain),
    gains: Q.sign(gain) > 0,
    traders: `${traders.length === 1 ? 'trader' : 'traders'} ${traders.join(', ')}`,
  }));
};

/** A bar: the share of the gains from trade under a mechanism. */
interface ShareBar {
  readonly mechanism: string;
  readonly share: number;
  readonly label: string;
  /** Where the label begins: right of the bar, or of 0 where the bar goes to the left. */
  readonly labelAt: number;
}

const width = 720;
const left = 210;
const rowHeight = 30;
const margins = 76;
/** Below the lines: the numbers, and under them what they are. */
const bottom = { marginBottom: 46 };
/** How far below its line the name of an axis stands. */
const labelOffset = 40;

/** The scales of a panel with a row a mechanism. */
const panelOf = (names: readonly string[], label: string) => ({
  width,
  height: names.length * rowHeight + margins,
  marginLeft: left,
  ...bottom,
  marginRight: 90,
  x: { label, nice: true, zero: true, labelOffset },
  y: { domain: names, label: null },
});

const liesPanel = (names: readonly string[], dots: readonly LieDot[]) =>
  plotPanel(panelOf(names, 'Gain of each trader’s best lie'), [
    ruleMark([0]),
    dotMark(
      dots.filter(({ gains }) => !gains),
      {
        x: 'gain',
        y: 'mechanism',
        fill: 'white',
        stroke: 'black',
        r: 5,
        strokeWidth: 1.5,
        ariaLabel: 'lies that do not gain',
      },
    ),
    dotMark(
      dots.filter(({ gains }) => gains),
      { x: 'gain', y: 'mechanism', fill: '#0072b2', stroke: 'black', r: 6, ariaLabel: 'lies that gain' },
    ),
    textMark(
      dots.filter(({ gains }) => gains),
      { x: 'gain', y: 'mechanism', text: 'traders', textAnchor: 'start', dx: 10 },
    ),
  ]);

const sharesPanel = (names: readonly string[], bars: readonly ShareBar[]) =>
  plotPanel(panelOf(names, 'Share of the gains from trade'), [
    barMark(bars, { x: 'share', y: 'mechanism', fill: '#999999', stroke: 'black', ariaLabel: 'shares' }),
    textMark(bars, { x: 'labelAt', y: 'mechanism', text: 'label', textAnchor: 'start', dx: 5 }),
    ruleMark([0]),
  ]);

/** The sentence that says what is seen. */
const descriptionOf = (rows: ReturnType<typeof comparedRows>): string =>
  rows
    .map((row) => {
      const gains = row.traders.flatMap(({ trader, bestLie }) =>
        bestLie === null ? [] : [`trader ${String(trader)}: ${Q.show(gainOf(bestLie))}`],
      );
      const lies = gains.length === 0 ? 'best lies not known' : `gains of the best lies: ${gains.join(', ')}`;
      const share = row.shareOfGains === null ? 'none known' : Q.show(row.shareOfGains);
      return `${rowName(row)}: ${lies}; share of the gains from trade: ${share}.`;
    })
    .join(' ');

/**
 * The picture as SVG, ending in a line feed; the same comparison gives the same bytes.
 *
 * @param title the economy's title; none if empty.
 */
export const pictureOf = (title: string, found: Comparison): string => {
  const rows = comparedRows(found);
  const names = rows.map(rowName);
  const dots = rows.flatMap(dotsOf);
  const bars = rows.flatMap((row): readonly ShareBar[] =>
    row.shareOfGains === null
      ? []
      : [
          {
            mechanism: rowName(row),
            share: position(row.shareOfGains),
            label: toDecimal(row.shareOfGains, 2).text,
            labelAt: position(Q.max(row.shareOfGains, Q.zero)),
          },
        ],
  );
  const panels = [
    ...(dots.length === 0 ? [] : [liesPanel(names, dots)]),
    ...(bars.length === 0 ? [] : [sharesPanel(names, bars)]),
  ];
  return svgDocument({
    title: 'Mechanisms compared',
    subtitle: title,
    description: descriptionOf(rows),
    note: 'Filled dots: lies that gain, with the traders who tell them. Open dots: lies that do not gain.',
    width,
    panels,
  });
};
