/**
 * Options and arguments of verbs, each a value: how it is written, what the help says of it, and a codec from what the
 * command line gives to what the verb works with. The codecs of a verb are decoded together, so that all faults of a
 * command line are reported at once.
 */
import type { Either } from '../../prelude.js';
import { E, t } from '../../prelude.js';
import { didYouMean } from '../../did-you-mean.js';
import type { Diagnostic, Diagnostics } from '../errors/codes.js';
import { badUsage } from '../errors/codes.js';

/** What the help says of an option, and what commander checks by itself. */
export interface OptionHelp {
  /** How it is written: `--residual <reading>`, or `--list` for an option without a value. */
  readonly flags: string;
  readonly description: string;
  /** The words that it takes, which commander checks; any text if left out. */
  readonly choices?: readonly string[];
  /** The words that it takes, alone or with commas, which its codec checks. */
  readonly words?: readonly string[];
  /** What it is where it is left out, as the help shows it. */
  readonly defaultValue?: string;
  /** Whether it must be given. */
  readonly mandatory?: boolean;
  /** Whether it may be given several times. */
  readonly repeatable?: boolean;
  /** The attribute of another option that may not be given beside it. */
  readonly conflictsWith?: string;
}

/** An option: its help, and the codec of its value. */
export class VerbOption<A> extends t.Type<A, A, unknown> {
  constructor(
    readonly help: OptionHelp,
    codec: t.Type<A, unknown, unknown>,
  ) {
    super(help.flags, codec.is, codec.validate, t.identity);
  }
}

/** What the help says of an argument. */
export interface ArgumentHelp {
  /** How it is written: `<file>`, `[dir]` for one that may be left out, `[word...]` for any number. */
  readonly term: string;
  readonly description: string;
  /** The words that it takes, which its codec checks; any text if left out. */
  readonly words?: readonly string[];
  /** What it is where it is left out, and how the help calls that. */
  readonly defaultValue?: { readonly value: string; readonly description: string };
}

/** An argument: its help, and the codec of its value. */
export class VerbArgument<A> extends t.Type<A, A, unknown> {
  constructor(
    readonly help: ArgumentHelp,
    codec: t.Type<A, unknown, unknown>,
  ) {
    super(help.term, codec.is, codec.validate, t.identity);
  }
}

/** A failed validation that knows what to report. */
interface UsageError extends t.ValidationError {
  readonly diagnostic: Diagnostic;
}

const isUsageError = (error: t.ValidationError): error is UsageError => 'diagnostic' in error;

/** A fault of the command line, from within a codec: what is wrong, and how to put it right. */
export const refuse = (
  value: unknown,
  context: t.Context,
  message: string,
  hint?: string,
): t.Validation<never> => {
  const error: UsageError = { value, context, message, diagnostic: badUsage(message, hint) };
  return E.left([error]);
};

/** What failed validations report. @throws Error for one that no option has foreseen: a fault of this program. */
export const usageFaults = (errors: t.Errors): Diagnostics =>
  errors.map((error) => {
    if (isUsageError(error)) return error.diagnostic;
    throw new Error(
      `The command line gave ${String(error.value)} for ${error.context.map(({ key }) => key).join('.')}.`,
    );
  });

/** A codec of values that are written as a text: `parse` gives the value, or what is wrong and how to put it right. */
export const parsedText = <A>(
  is: t.Is<A>,
  parse: (text: string) => Either<{ readonly message: string; readonly hint?: string }, A>,
): t.Type<A, A, unknown> =>
  new t.Type<A, A, unknown>(
    'parsed text',
    is,
    (u, context) => {
      if (typeof u !== 'string') return t.failure(u, context);
      const parsed = parse(u);
      return E.isRight(parsed) ? parsed : refuse(u, context, parsed.left.message, parsed.left.hint);
    },
    t.identity,
  );

/** The codec of a value that may be left out. */
export const maybe = <A>(codec: t.Type<A, unknown, unknown>): t.Type<A | undefined, unknown, unknown> =>
  new t.Type<A | undefined, unknown, unknown>(
    `${codec.name}?`,
    (u): u is A | undefined => u === undefined || codec.is(u),
    (u, context) => (u === undefined ? t.success(u) : codec.validate(u, context)),
    t.identity,
  );

/** The parts of a text between commas. */
export const partsOf = (text: string): readonly string[] => text.split(',').map((part) => part.trim());

/**
 * The codec of parts with commas between them, in one text or, where the option is given several times, in several texts.
 * It gives each part once, and none where the option is left out.
 */
export const commaSeparated = <A>(
  part: t.Type<A, unknown, unknown>,
): t.Type<readonly A[], unknown, unknown> => {
  const list = t.readonlyArray(part);
  return new t.Type<readonly A[], unknown, unknown>(
    list.name,
    list.is,
    (u, context) => {
      const given: readonly unknown[] = u === undefined ? [] : Array.isArray(u) ? u : [u];
      const parts = given.flatMap((each): readonly unknown[] => (t.string.is(each) ? partsOf(each) : [each]));
      return list.validate([...new Set(parts)], context);
    },
    t.identity,
  );
};

/**
 * The codec of one of several words.
 *
 * @param unknown - what to say of another word
 * @param kind - what the words are, in the plural, for the hint
 */
export const oneOf = <W extends string>(
  words: readonly W[],
  unknown: (word: string) => string,
  kind: string,
): t.Type<W, W, unknown> => {
  const is = (u: unknown): u is W => words.some((word) => word === u);
  return parsedText(is, (text) =>
    is(text) ? E.right(text) : E.left({ message: unknown(text), hint: didYouMean(text, words, kind) }),
  );
};

/** An option without a value: true where it is given. */
export const flag = (
  flags: string,
  description: string,
  more: Pick<OptionHelp, 'conflictsWith'> = {},
): VerbOption<boolean> =>
  new VerbOption(
    { flags, description, ...more },
    new t.Type<boolean, boolean, unknown>(flags, t.boolean.is, (u) => t.success(u === true), t.identity),
  );

/** An option whose value is any text; undefined where it is left out. */
export const textOption = (flags: string, description: string): VerbOption<string | undefined> =>
  new VerbOption({ flags, description }, maybe(t.string));

/** An option whose value is any text, with the text that it has where it is left out. */
export const textOptionWithDefault = (
  flags: string,
  description: string,
  defaultValue: string,
): VerbOption<string> => new VerbOption({ flags, description, defaultValue }, t.string);

const choice = <W extends string>(flags: string, choices: readonly W[]): t.Type<W, W, unknown> =>
  oneOf(choices, (word) => `${flags.split(' ')[0]!} does not know "${word}".`, 'words');

/** An option that is one of a few words; undefined where it is left out. */
export const choiceOption = <W extends string>(
  flags: string,
  description: string,
  choices: readonly W[],
): VerbOption<W | undefined> =>
  new VerbOption({ flags, description, choices }, maybe(choice(flags, choices)));

/** An option that is one of a few words, with the word that it has where it is left out. */
export const choiceOptionWithDefault = <W extends string>(
  flags: string,
  description: string,
  choices: readonly W[],
  defaultValue: W,
): VerbOption<W> => new VerbOption({ flags, description, choices, defaultValue }, choice(flags, choices));
