// Reading games of 27^4 profiles and four players, 2,125,764 payoffs, from text already in memory.
import { randomGame, pluralityVoting } from '../../dist/games/generators.js';
import { readGame } from '../../dist/formats/game/read.js';
import { writeGame } from '../../dist/formats/game/json/write-json.js';
import { writeNfg } from '../../dist/formats/game/nfg/write-nfg.js';

const sizes = [27, 27, 27, 27];

/** Reads the text that a game is written as, which is made when it is first asked for. */
const reading = (name, write) => {
  let text;
  return {
    name,
    fast: {
      run: () => {
        text ??= write();
        if (readGame(text, '-')._tag === 'Left') throw new Error(name);
      },
    },
  };
};

export const benches = [
  reading('.nfg, payoff form, integers', () => writeNfg(randomGame(1, sizes, 1_000_000))),
  reading('.nfg, payoff form, rationals', () => writeNfg(randomGame(1, sizes, 1_000_000, 997n * 12n))),
  reading('.nfg, payoff form, decimals', () =>
    writeNfg(randomGame(1, sizes, 1_000_000)).replaceAll(/(\d+)(\d\d)\b/g, '$1.$2'),
  ),
  reading('.nfg, outcome form, plurality voting', () =>
    writeNfg(pluralityVoting(1, 4, 27), { form: 'outcomes' }),
  ),
  reading('JSON, integers as texts', () =>
    writeGame({
      title: '',
      comment: '',
      game: { kind: 'normal-form', form: randomGame(1, sizes, 1_000_000) },
    }),
  ),
];
