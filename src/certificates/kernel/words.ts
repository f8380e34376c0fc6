/** Words for refusals: what people read, and nothing is compared with. */

/** A list in words; of a long one its beginning. */
export const inWords = (words: readonly string[]): string =>
  words.length <= 20 ? words.join(', ') : `${words.slice(0, 20).join(', ')}, …`;

/** A value as a refusal shows it: at most 60 characters of its JSON. */
export const shown = (value: unknown): string => {
  if (typeof value === 'string') return JSON.stringify(value.slice(0, 60)).slice(0, 60);
  if (Array.isArray(value)) return `a list of ${String(value.length)}`;
  if (typeof value === 'object' && value !== null) return 'an object';
  return String(value);
};

/** A path as text, such as `evidence[0].kind`. */
export const pathText = (path: ReadonlyArray<string | number>): string =>
  path
    .map((step) => (typeof step === 'number' ? `[${String(step)}]` : `.${step}`))
    .join('')
    .replace(/^\./, '');
