/**
 * The kind of a file, by what its text says and, where that is not enough, by its name; and the reader of games of every kind.
 */
import type { Either } from '../../prelude.js';
import type { GameFile } from './file.js';
import { spanOfMember } from '../json/member.js';
import type { Problem } from '../problems/problem.js';
import { readBimatrix } from './csv/read-bimatrix.js';
import { readGameJson } from './json/read-json.js';
import { readNfg } from './nfg/read-nfg.js';

/** A file of JSON is an economy unless it says that it is a game. */
export type FileKind = 'economy' | 'game' | 'nfg' | 'csv';

/**
 * The kind of a file. `NFG` at the beginning makes a Gambit file of it, a brace one of JSON, and then `format`, or a field
 * `players` where there is none, a game. Of the rest, the name's ending decides, or a comma or semicolon in the first
 * line, if there is no ending.
 */
export const kindOf = (source: string, file: string): FileKind => {
  const text = source.startsWith('\uFEFF') ? source.slice(1) : source;
  const first = /\S/.exec(text)?.[0];
  if (/^\s*[NE]FG\s/.test(text)) return 'nfg';
  if (first === '{') {
    const format = spanOfMember(text, 'format');
    const game =
      format === undefined
        ? spanOfMember(text, 'players') !== undefined
        : /gam/i.test(text.slice(format.start, Math.min(format.end, format.start + 200)));
    return game ? 'game' : 'economy';
  }
  const ending = /\.(nfg|csv|json)$/i.exec(file)?.[1]?.toLowerCase();
  if (ending === 'nfg' || ending === 'csv') return ending;
  return ending === undefined && /^[^\n\r[\0]*[,;]/.test(text.slice(0, 10_000)) ? 'csv' : 'economy';
};

/** Reads a game of a kind that is one. */
export const readGame = (
  source: string,
  file: string,
  kind: Exclude<FileKind, 'economy'> = gameKindOf(source, file),
): Either<readonly Problem[], GameFile> =>
  kind === 'nfg'
    ? readNfg(source, file)
    : kind === 'csv'
      ? readBimatrix(source, file)
      : readGameJson(source, file);

/** The kind of a file that should be a game. */
const gameKindOf = (source: string, file: string): Exclude<FileKind, 'economy'> => {
  const kind = kindOf(source, file);
  return kind === 'economy' ? 'game' : kind;
};
