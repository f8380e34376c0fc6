/**
 * What a public function says of an argument that it cannot take: which argument, what was given, what is allowed, and
 * how to write it. Programs in plain JavaScript meet it where TypeScript would have refused to compile.
 */

/** The longest text of a given value that a message quotes. */
const maxQuoted = 60;

/** A value in a few words: `"foo"`, `0.3`, `undefined`, `a list of 3 entries`. */
export const describeValue = (value: unknown): string => {
  if (typeof value === 'string')
    return JSON.stringify(value.length > maxQuoted ? `${value.slice(0, maxQuoted)}…` : value);
  if (typeof value === 'bigint') return `${String(value)}n`;
  if (typeof value === 'function') return 'a function';
  if (Array.isArray(value) || value instanceof Float64Array)
    return value.length === 1 ? 'a list of 1 entry' : `a list of ${String(value.length)} entries`;
  if (typeof value === 'object' && value !== null) return describeObject(value);
  return String(value);
};

/** An object by its text, if its class gives it one, or else by its class. */
const describeObject = (value: object): string => {
  const { constructor, toString }: { constructor?: unknown; toString?: unknown } = value;
  if (typeof toString === 'function' && toString !== Object.prototype.toString)
    return String(value).slice(0, maxQuoted);
  return typeof constructor === 'function' && constructor !== Object
    ? `an object of class ${constructor.name}`
    : 'an object';
};

/**
 * An argument that a public function cannot take. It is a `RangeError`, as JavaScript's own functions throw for a value
 * outside what they allow.
 */
export class InvalidArgument extends RangeError {
  override readonly name = 'InvalidArgument';

  /**
   * @param argument which one: its name, with its place where it is part of a list, such as `payoffs[0][2]`.
   * @param given what was given.
   * @param allowed what may be given, so that it completes the sentence "it must be …".
   * @param example how to write it, so that it completes the sentence "Write …".
   */
  constructor(
    readonly argument: string,
    readonly given: unknown,
    readonly allowed: string,
    example?: string,
  ) {
    super(
      `${argument} must be ${allowed}; it is ${describeValue(given)}.${example === undefined ? '' : ` Write ${example}.`}`,
    );
  }
}

/** A list of texts as a sentence reads it: `'a', 'b' or 'c'`. */
const alternatives = (texts: readonly string[]): string => {
  const quoted = texts.map((text) => `'${text}'`);
  return quoted.length < 2 ? quoted.join('') : `${quoted.slice(0, -1).join(', ')} or ${quoted.at(-1)!}`;
};

/**
 * Checks that an argument is one of a few words.
 *
 * @throws {@link InvalidArgument} if it is not.
 */
export const checkOneOf = (argument: string, given: unknown, allowed: readonly string[]): void => {
  if (!allowed.some((word) => word === given))
    throw new InvalidArgument(argument, given, alternatives(allowed));
};

/**
 * Checks that an argument is a list.
 *
 * @param of what it is a list of, so that it completes the phrase "a list of …".
 * @throws {@link InvalidArgument} if it is not.
 */
export const checkList = (argument: string, given: unknown, of: string): void => {
  if (!Array.isArray(given)) throw new InvalidArgument(argument, given, `a list of ${of}`);
};

/**
 * Checks that an argument is a whole number within bounds.
 *
 * @throws {@link InvalidArgument} if it is not.
 */
export const checkWhole = (argument: string, given: unknown, least: number, most = Infinity): void => {
  if (!Number.isSafeInteger(given) || Number(given) < least || Number(given) > most)
    throw new InvalidArgument(
      argument,
      given,
      most === Infinity
        ? `a whole number, at least ${String(least)}`
        : `a whole number from ${String(least)} to ${String(most)}`,
    );
};

/**
 * Checks that an argument is a text.
 *
 * @throws {@link InvalidArgument} if it is not.
 */
export const checkText = (argument: string, given: unknown, example?: string): void => {
  if (typeof given !== 'string') throw new InvalidArgument(argument, given, 'a text', example);
};

/**
 * Checks that an argument is a list of texts.
 *
 * @param of what the texts are, so that it completes the phrase "a list of …".
 * @throws {@link InvalidArgument} if it is not.
 */
export const checkTexts = (argument: string, given: unknown, of: string): void => {
  if (!Array.isArray(given)) throw new InvalidArgument(argument, given, `a list of ${of}`);
  given.forEach((text: unknown, i) => checkText(`${argument}[${String(i)}]`, text));
};

/**
 * Checks that an argument is an object (and neither nothing nor a list).
 *
 * @param what what it is meant to be, so that it completes the sentence "it must be …".
 * @throws {@link InvalidArgument} if it is not.
 */
export const checkObject = (argument: string, given: unknown, what: string, example?: string): void => {
  if (typeof given !== 'object' || given === null || Array.isArray(given))
    throw new InvalidArgument(argument, given, what, example);
};

/**
 * Checks that an argument is a function.
 *
 * @throws {@link InvalidArgument} if it is not.
 */
export const checkFunction = (argument: string, given: unknown, example?: string): void => {
  if (typeof given !== 'function') throw new InvalidArgument(argument, given, 'a function', example);
};
