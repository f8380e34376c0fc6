import { expect, it } from 'vitest';
import { E } from '../../prelude.js';
import type { Economy } from '../../economies/economy.js';
import { readEconomy } from '../../formats/economy/read.js';
import { warningsOf } from './warnings.js';
import type { TemplateName } from '../init/templates.js';
import { readTemplate } from '../init/templates.js';

const read = (text: string): Economy => {
  const reading = readEconomy(text, 'test');
  if (E.isLeft(reading)) throw new Error(reading.left[0]!.message);
  return reading.right.economy;
};

const ofTemplate = async (name: TemplateName, change: (text: string) => string = (text) => text) =>
  warningsOf(read(change((await readTemplate(name)).text))).map((warning) => warning.split(':')[0]!);

it('gives no warning about the Example', async () => {
  expect(await ofTemplate('the-example')).toEqual([]);
});

it('names ties, and who has them', async () => {
  const warnings = warningsOf(read((await readTemplate('ties')).text));
  expect(warnings[0]).toMatch(/^Ties: .* Ann and Ben\./);
});

it('names who cannot gain, and that groups can be short of supply', async () => {
  const warnings = warningsOf(read((await readTemplate('no-gains')).text));
  expect(warnings[0]).toMatch(/^No gains from trade: .* Dan more than no trade/);
  expect(warnings.join('\n')).toContain('Dan owns nothing');
  expect(await ofTemplate('no-gains')).toContain('Scarce in a group');
});

it('names the commodity that is scarce', async () => {
  const warnings = warningsOf(read((await readTemplate('bottleneck')).text));
  expect(warnings.find((warning) => warning.startsWith('Scarce'))).toContain('of salt.');
});

it('sees that nobody is ever served when every group owns too much', async () => {
  const rich = (text: string): string =>
    text.replace('"cap": 2', '"cap": 3').replaceAll('[1]', '[2]').replaceAll('"3/4"]', '"3/4", "3/4"]');
  expect(await ofTemplate('four-equal-traders', rich)).toContain('Nobody is ever served');
  expect(await ofTemplate('four-equal-traders')).not.toContain('Nobody is ever served');
});

it('warns of a reading that leaks, and of one that is infeasible', async () => {
  const reading = (name: string) => (text: string) => text.replace('"market"', `"${name}"`);
  expect((await ofTemplate('pooling'))[0]).toContain('The reading "market" leaks');
  expect((await ofTemplate('pooling', reading('shielded')))[0]).not.toContain('The reading');
  // Six traders who own 1 each, in groups of two: each group owns 2 = l = (n − 1)l, which is feasible.
  expect((await ofTemplate('pooling', reading('group')))[0]).not.toContain('infeasible');
  const uneven = (text: string): string =>
    reading('group')(text).replace(
      '{ "count": 6, "endowment": [1] }',
      '{ "count": 3, "endowment": [1] }, { "count": 3, "endowment": [0] }',
    );
  expect((await ofTemplate('pooling', uneven))[0]).toContain('The reading "group" is infeasible');
});
