/**
 * What a certificate states, value by value, each with the path to it, so that a refusal can name the field.
 */
import * as Q from '../../exact/rational.js';
import type { Rational } from '../../exact/rational.js';
import { inWords, shown } from './words.js';

/** JSON as `JSON.parse` gives it. */
export type Json = string | number | boolean | null | readonly Json[] | { readonly [key: string]: Json };

/** The path from the certificate to a value in it: field names, and indices from 0. */
export type Path = ReadonlyArray<string | number>;

/** Why a certificate does not hold, and at which field: thrown inside the checker, and caught by `checking`. */
export class Refusal extends Error {
  constructor(
    readonly path: Path,
    why: string,
  ) {
    super(why);
  }
}

/** The largest integer that may be stated where no other bound is given. */
const maxInteger = 1_000_000;

/** At most 9999 digits a numerator or denominator; the numerator may have leading zeros, which the comparison refuses. */
const fractionText = /^(-?\d{1,9999})(?:\/([1-9]\d{0,9998}))?$/;

/** Whether a value is a JSON object. */
export const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const isList = (value: unknown): value is readonly unknown[] => Array.isArray(value);

const isJson = (value: unknown): value is Json => {
  if (isList(value)) return value.every(isJson);
  if (isObject(value)) return Object.values(value).every(isJson);
  return value === null || ['string', 'number', 'boolean'].includes(typeof value);
};

/** Whether two JSON values are the same, entry by entry and field by field; the order of fields does not matter. */
export const isSameJson = (a: Json, b: Json): boolean => {
  if (isList(a)) return isList(b) && a.length === b.length && a.every((entry, i) => isSameJson(entry, b[i]!));
  if (!isObject(a)) return a === b;
  if (!isObject(b) || Object.keys(a).length !== Object.keys(b).length) return false;
  return Object.entries(a).every(([name, value]) => Object.hasOwn(b, name) && isSameJson(value, b[name]!));
};

/**
 * A value that a certificate states, with the path to it. The methods read it as what it must be; where it is something
 * else they throw a {@link Refusal} that names the field.
 */
export class Statement {
  /**
   * @param value what `JSON.parse` made of it.
   * @param path the path to it from the whole certificate.
   */
  constructor(
    readonly value: unknown,
    readonly path: Path = [],
  ) {}

  /** The refusal of this field, to be thrown. */
  refusal(why: string): Refusal {
    return new Refusal(this.path, why);
  }

  /** Refuses this field unless a condition holds. */
  require(condition: boolean, why: string): void {
    if (!condition) throw this.refusal(why);
  }

  /** The object that is stated. */
  private object(): Readonly<Record<string, unknown>> {
    if (!isObject(this.value)) throw this.refusal('this must be an object');
    return this.value;
  }

  /** Whether the object has a field of this name. */
  has(name: string): boolean {
    const object = this.object();
    return Object.hasOwn(object, name) && object[name] !== undefined;
  }

  /** The field of this name. */
  field(name: string): Statement {
    if (!this.has(name)) throw this.refusal(`the field "${name}" is missing`);
    return new Statement(this.object()[name], [...this.path, name]);
  }

  /** Refuses every field of the object whose name is not among these; not all of them need be there. */
  allowOnly(names: readonly string[]): void {
    const allowed = new Set(names);
    const other = Object.keys(this.object()).find((name) => !allowed.has(name));
    if (other !== undefined) throw new Refusal([...this.path, other], 'there is no such field');
  }

  /** The entries of the list; if a count is given, there must be so many. */
  list(count?: number): readonly Statement[] {
    if (!isList(this.value)) throw this.refusal('this must be a list');
    if (count !== undefined && this.value.length !== count)
      throw this.refusal(`there must be ${count === 1 ? 'one entry' : `${String(count)} entries`}`);
    return Array.from(this.value, (entry, i) => new Statement(entry, [...this.path, i]));
  }

  /** The text. */
  text(): string {
    if (typeof this.value !== 'string') throw this.refusal('this must be a text');
    return this.value;
  }

  /** The text, which must be one of a few words. */
  oneOf<Word extends string>(words: readonly Word[]): Word {
    const text = this.text();
    const found = words.find((word) => word === text);
    if (found === undefined)
      throw this.refusal(`this must be one of ${inWords(words.map((word) => `"${word}"`))}`);
    return found;
  }

  /** The integer, which must lie between two bounds. */
  integer(min: number, max = maxInteger): number {
    const { value } = this;
    if (typeof value !== 'number' || !Number.isInteger(value) || value < min || value > max)
      throw this.refusal(`this must be a whole number from ${String(min)} to ${String(max)}`);
    return value;
  }

  /** The exact number, which must be written as a reduced fraction in a text. */
  rational(): Rational {
    const text = this.text();
    const [, numerator = '0', denominator = '1'] = fractionText.exec(text) ?? [];
    const value = Q.of(BigInt(numerator), BigInt(denominator));
    this.require(Q.show(value) === text, 'this must be a reduced fraction');
    return value;
  }

  /** The exact number, which must be positive. */
  positiveRational(): Rational {
    const value = this.rational();
    this.require(Q.sign(value) > 0, 'this must be positive');
    return value;
  }

  /** The value as it is stated, for what is repeated and not derived. */
  json(): Json {
    if (!isJson(this.value)) throw this.refusal('this must be JSON');
    return this.value;
  }

  /** Refuses the first value inside this one that differs from what was derived, a missing and an unknown field too. */
  mustEqual(derived: Json): void {
    if (isList(derived)) {
      const entries = this.list(derived.length);
      derived.forEach((entry, i) => entries[i]!.mustEqual(entry));
    } else if (isObject(derived)) {
      this.allowOnly(Object.keys(derived));
      for (const [name, value] of Object.entries(derived)) this.field(name).mustEqual(value);
    } else this.require(this.value === derived, `${shown(this.value)} is stated, ${shown(derived)} follows`);
  }
}

/**
 * The texts of some statements as names: no two the same, and each of them Unicode, so that it has an RFC 8785 form.
 */
export const readNames = (statements: readonly Statement[]): readonly string[] => {
  const names = new Set<string>();
  for (const statement of statements) {
    const name = statement.text();
    const isName = !names.has(name) && !/\p{Cs}/u.test(name);
    statement.require(isName, 'a name must be Unicode, and occur once');
    names.add(name);
  }
  return [...names];
};

/** How deep the lists and objects of a certificate may be nested. */
const maxDepth = 300;

/** Refuses a value that is nested deeper than {@link maxDepth}: what goes through it calls itself at each level. */
export const requireShallow = (whole: Statement): void => {
  const isNested = (value: unknown): value is object => typeof value === 'object' && value !== null;
  let level = new Set([whole.value].filter(isNested));
  for (let depth = 0; level.size > 0; depth += 1) {
    whole.require(depth <= maxDepth, 'this is nested too deep');
    const next = new Set<object>();
    for (const value of level) for (const inner of Object.values(value)) if (isNested(inner)) next.add(inner);
    level = next;
  }
};
