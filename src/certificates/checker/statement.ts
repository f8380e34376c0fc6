/**
 * What a certificate states, read with the way to every part of it, so that a refusal can name the field.
 */
import * as Q from '../../exact/rational.js';
import type { Rational } from '../../exact/rational.js';

/** JSON as `JSON.parse` gives it. */
export type Json = string | number | boolean | null | readonly Json[] | { readonly [key: string]: Json };

/** The way from the certificate to a part of it: field names and indices. */
export type Path = ReadonlyArray<string | number>;

/** Why a certificate is refused, and at which field. Thrown inside the checker and caught at its door. */
export class Refusal extends Error {
  override readonly name = 'Refusal';
  constructor(
    readonly path: Path,
    message: string,
  ) {
    super(message);
  }
}

const shown = (value: unknown): string => {
  const text = JSON.stringify(value) ?? 'nothing';
  return text.length <= 60 ? text : `${text.slice(0, 59)}…`;
};

/** A part of a certificate: a value, and where it stands. */
export class Part {
  constructor(
    readonly value: unknown,
    readonly path: Path = [],
  ) {}

  /** Ends the check: this part is not as it must be. */
  refuse(why: string): never {
    throw new Refusal(this.path, why);
  }

  private get members(): Readonly<Record<string, unknown>> {
    const { value } = this;
    if (typeof value !== 'object' || value === null || Array.isArray(value))
      return this.refuse(`an object is expected, not ${shown(value)}`);
    return value as Readonly<Record<string, unknown>>;
  }

  /** Whether the object has a field. */
  has(name: string): boolean {
    return Object.hasOwn(this.members, name);
  }

  /** A field of the object, which must be there. */
  field(name: string): Part {
    if (!this.has(name)) this.refuse(`the field "${name}" is missing`);
    return new Part(this.members[name], [...this.path, name]);
  }

  /** The object has these fields at most. */
  only(...names: readonly string[]): void {
    for (const name of Object.keys(this.members))
      if (!names.includes(name)) new Part(undefined, [...this.path, name]).refuse('there is no such field');
  }

  /** The entries of the list. */
  items(): readonly Part[] {
    if (!Array.isArray(this.value)) return this.refuse(`a list is expected, not ${shown(this.value)}`);
    return this.value.map((entry: unknown, i) => new Part(entry, [...this.path, i]));
  }

  text(): string {
    return typeof this.value === 'string'
      ? this.value
      : this.refuse(`a text is expected, not ${shown(this.value)}`);
  }

  /** A whole number between two bounds. */
  whole(least: number, most: number): number {
    const { value } = this;
    return typeof value === 'number' && Number.isInteger(value) && value >= least && value <= most
      ? value
      : this.refuse(
          `a whole number from ${String(least)} to ${String(most)} is expected, not ${shown(value)}`,
        );
  }

  /** An exact number, written as a reduced fraction. */
  rational(): Rational {
    const [, numerator, denominator = '1'] = /^(-?\d{1,10000})(?:\/(\d{1,10000}))?$/.exec(this.text()) ?? [];
    if (numerator !== undefined && !/^0+$/.test(denominator)) {
      const value = Q.of(BigInt(numerator), BigInt(denominator));
      if (Q.show(value) === this.value) return value;
    }
    return this.refuse(`a reduced fraction is expected, not ${shown(this.value)}`);
  }

  /** This part states exactly what was derived; the first leaf that differs is refused. */
  is(derived: Json): void {
    if (Array.isArray(derived)) {
      const items = this.items();
      if (items.length !== derived.length)
        this.refuse(`${String(items.length)} entries are stated, ${String(derived.length)} follow`);
      items.forEach((item, i) => item.is(derived[i] as Json));
    } else if (typeof derived === 'object' && derived !== null) {
      const entries = Object.entries(derived as { readonly [key: string]: Json });
      this.only(...entries.map(([name]) => name));
      for (const [name, value] of entries) this.field(name).is(value);
    } else if (this.value !== derived)
      this.refuse(`${shown(this.value)} is stated, ${shown(derived)} follows`);
  }
}
