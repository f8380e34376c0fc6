/**
 * A verb of the command as a value: the command line, the help and the work are all read from it. Its name and what the
 * help of the command says of it are in the list of verbs.
 */
import type { TaskEither } from '../prelude.js';
import { pipe, t, TE } from '../prelude.js';
import type { Context } from './context.js';
import type { Diagnostics } from './errors/codes.js';
import type { ArgumentHelp, OptionHelp } from './input/option.js';
import { usageFaults } from './input/option.js';
import type { Report } from './output/report.js';

/** What a verb ends with: its report, or why there is none. */
export type Outcome = TaskEither<Diagnostics, Report>;

/** Arguments by the names under which the verb takes them, in the order of the command line. */
export type Arguments = Readonly<Record<string, t.Mixed & { readonly help: ArgumentHelp }>>;

/** Options by the names under which the verb takes them, in the order of the help. */
export type Options = Readonly<Record<string, t.Mixed & { readonly help: OptionHelp }>>;

/** Values of arguments or options, as their codecs decode them. */
export type ValuesOf<P extends t.Props> = { readonly [K in keyof P]: t.TypeOf<P[K]> };

/** A verb with its types: what is written to declare one. */
export interface VerbDeclaration<A extends Arguments, O extends Options> {
  readonly arguments: A;
  /** Its own options; `--json`, and `--format` where there are tables, every verb has. */
  readonly options: O;
  /** What its report holds beside data: tables, which `--format` writes alone, or other text. */
  readonly writes: 'tables' | 'text';
  readonly run: (context: Context, given: ValuesOf<A> & ValuesOf<O>) => Outcome;
}

/** A verb as the command sees it: any of them, whatever its arguments and options. */
export interface Verb {
  readonly arguments: Arguments;
  readonly options: Options;
  readonly writes: 'tables' | 'text';
  /** Decodes what the command line gives for its arguments and options, by their names, and does the work. */
  readonly run: (context: Context, given: Readonly<Record<string, unknown>>) => Outcome;
}

/** Declares a verb. */
export const verb = <A extends Arguments, O extends Options>(declaration: VerbDeclaration<A, O>): Verb => {
  const codec = t.intersection([t.type(declaration.arguments), t.type(declaration.options)]);
  return {
    ...declaration,
    run: (context, given) =>
      pipe(
        TE.fromEither(codec.decode(given)),
        TE.mapLeft(usageFaults),
        TE.chain((values) => declaration.run(context, values)),
      ),
  };
};
