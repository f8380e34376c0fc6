/**
 * The outside world of the command: its streams, the width and colours of the screen, and pipes that close early.
 */
/** What a stream needs for us to write on it. */
export interface Sink {
  readonly isTTY?: boolean;
  readonly columns?: number;
  write(text: string): unknown;
}

/** A colour or weight that we use. */
export type Style = 'bold' | 'dim' | 'green' | 'red' | 'yellow' | 'cyan';

/** One output: where text goes, how wide it is, and how to emphasise. */
export interface Terminal {
  readonly write: (text: string) => void;
  readonly isTerminal: boolean;
  readonly width: number;
  readonly style: (style: Style, text: string) => string;
}

/** Environment variables that matter to us. */
export type Environment = Readonly<Record<string, string | undefined>>;

/** A width that someone gives, if it is one; below 20 columns nothing can be laid out, and 20 are taken. */
const asWidth = (given: string | number | undefined): number | undefined => {
  const width = Number(given);
  return Number.isInteger(width) && width > 0 ? Math.min(1000, Math.max(20, width)) : undefined;
};

/** Whether colour is wanted: only on a terminal that has it, never with `NO_COLOR`. */
export const wantsColour = (sink: Sink, environment: Environment): boolean =>
  sink.isTTY === true && environment['NO_COLOR'] === undefined && environment['TERM'] !== 'dumb';

/** A stream as a terminal. `COLUMNS` sets the width, else the screen does, else it is 80. */
export const terminal = (sink: Sink, environment: Environment): Terminal => {
  const colour = wantsColour(sink, environment);
  return {
    write: (text) => void sink.write(text),
    isTerminal: sink.isTTY === true,
    width: asWidth(environment['COLUMNS']) ?? asWidth(sink.columns) ?? 80,
    style: (style, text) => (colour ? paint(style, text) : text),
  };
};

/** What a terminal is told before and after a text. (`styleText` of node:util is as good, but slow to load.) */
const escapes: Readonly<Record<Style, { readonly begin: number; readonly end: number }>> = {
  bold: { begin: 1, end: 22 },
  dim: { begin: 2, end: 22 },
  green: { begin: 32, end: 39 },
  red: { begin: 31, end: 39 },
  yellow: { begin: 33, end: 39 },
  cyan: { begin: 36, end: 39 },
};

const paint = (style: Style, text: string): string => {
  const { begin, end } = escapes[style];
  return `\u001b[${String(begin)}m${text}\u001b[${String(end)}m`;
};

/**
 * A stream that forgets what is written to it once its reader has gone (`| head`): the command then ends with the
 * status that it would have had. Any other failure, a full disk say, is handed to `onFailure`.
 */
export const untilClosed = (
  stream: NodeJS.WriteStream,
  onFailure: (error: NodeJS.ErrnoException) => void,
): Sink => {
  let open = true;
  stream.on('error', (error: NodeJS.ErrnoException) => {
    open = false;
    if (error.code !== 'EPIPE' && error.code !== 'ERR_STREAM_DESTROYED') onFailure(error);
  });
  return {
    isTTY: stream.isTTY,
    columns: stream.columns,
    write: (text) => (open ? stream.write(text) : undefined),
  };
};

/** Returns when a stream has handed on all that was written to it, or could not and has told so. */
export const flushed = async (stream: NodeJS.WriteStream): Promise<void> => {
  if (stream.writable && stream.writableLength > 0)
    await new Promise<void>((resolve) => {
      stream.once('close', () => resolve());
      stream.write('', () => resolve());
    });
  // The event of an error comes after whatever is waiting by now.
  await new Promise((resolve) => setImmediate(resolve));
};
