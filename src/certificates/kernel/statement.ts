/** What a certificate states, read with the way to every part of it, so that a refusal can name the field. */
import * as Q from '../../exact/rational.js';
import type { Rational } from '../../exact/rational.js';

/** JSON as `JSON.parse` gives it. */
export type Json = string | number | boolean | null | readonly Json[] | { readonly [key: string]: Json };
/** The way from the certificate to a part of it: field names and indices. */
export type Path = ReadonlyArray<string | number>;

/** Work with pauses, between two of which it may be abandoned; a pause may tell the bound on all steps. */
export type Pausing<A> = Generator<bigint | undefined, A, void>;

/** Why a certificate is refused, and at which field: thrown inside the checker, caught at its door. */
export class Refusal extends Error {
  constructor(
    readonly path: Path,
    why: string,
  ) {
    super(why);
  }
}

const shown = (value: unknown): string => (JSON.stringify(value) ?? 'nothing').slice(0, 60);

/** A part of a certificate: a value, and where it stands. */
export class Part {
  constructor(
    readonly value: unknown,
    readonly path: Path = [],
  ) {}
  /** Ends the check unless this part is as it must be. */
  must(holds: boolean, what: string): void {
    if (!holds) throw new Refusal(this.path, what);
  }
  private member(name: string): unknown {
    const value = this.value as Readonly<Record<string, unknown>> | null;
    this.must(typeof value === 'object' && value !== null && !Array.isArray(value), 'this must be an object');
    return Object.hasOwn(value!, name) ? value![name] : undefined;
  }
  has(name: string): boolean {
    return this.member(name) !== undefined;
  }
  field(name: string): Part {
    this.must(this.has(name), `the field "${name}" is missing`);
    return new Part(this.member(name), [...this.path, name]);
  }
  /** The object has no other fields than these. */
  only(...names: readonly string[]): void {
    this.member('');
    const other = Object.keys(this.value as object).find((name) => !names.includes(name));
    if (other !== undefined) new Part(undefined, [...this.path, other]).must(false, 'there is no such field');
  }
  /** The entries of the list, of which there must be so many if that is said. */
  items(count?: number): readonly Part[] {
    const list = this.value as readonly unknown[];
    this.must(Array.isArray(list), 'this must be a list');
    this.must(count === undefined || list.length === count, `there must be ${String(count)} entries`);
    return list.map((entry, i) => new Part(entry, [...this.path, i]));
  }
  text(): string {
    this.must(typeof this.value === 'string', 'this must be a text');
    return this.value as string;
  }
  /** A whole number between two bounds. */
  whole(least: number, most = 1_000_000): number {
    const number = Number.isInteger(this.value) ? (this.value as number) : NaN;
    this.must(number >= least && number <= most, `this must be a whole number from ${least} to ${most}`);
    return number;
  }
  /** An exact number, written as a reduced fraction. */
  rational(): Rational {
    const [, n = '0', d = '1'] = /^(-?\d{1,9999})(?:\/([1-9]\d{0,9998}))?$/.exec(this.text()) ?? [];
    const value = Q.of(BigInt(n), BigInt(d));
    this.must(Q.show(value) === this.value, 'this must be a reduced fraction');
    return value;
  }
  /** This part states exactly what was derived; the first leaf that differs is refused. */
  is(derived: Json): void {
    if (Array.isArray(derived)) {
      const list: readonly Json[] = derived;
      this.items(list.length).forEach((item, i) => item.is(list[i]!));
    } else if (typeof derived === 'object' && derived !== null) {
      this.only(...Object.keys(derived));
      for (const [name, value] of Object.entries(derived)) this.field(name).is(value as Json);
    } else this.must(this.value === derived, `${shown(this.value)} is stated, ${shown(derived)} follows`);
  }
}

/** The texts of some parts: names, no two the same, each with an RFC 8785 form. */
export const namesOf = (parts: readonly Part[]): readonly string[] => {
  const texts = parts.map((part) => part.text());
  const isName = (i: number) => texts.indexOf(texts[i]!) === i && !/\p{Cs}/u.test(texts[i]!);
  parts.forEach((part, i) => part.must(isName(i), 'a name must be Unicode, and occur once'));
  return texts;
};
