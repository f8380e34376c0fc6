/**
 * Orders of the traders (the permutations φ): their number, their enumeration, and one of them by its place.
 */

/** n!, exactly. */
export const factorial = (n: number): bigint => {
  let product = 1n;
  for (let i = 2n; i <= BigInt(n); i += 1n) product *= i;
  return product;
};

/** 0!, 1!, …, n!, exactly. */
export const factorialTable = (n: number): readonly bigint[] => {
  const all = [1n];
  for (let i = 1; i <= n; i += 1) all.push(all[i - 1]! * BigInt(i));
  return all;
};

/** The order of 0..n−1 with a given place among all n! in lexicographic order. */
export const orderAt = (n: number, place: bigint): readonly number[] => {
  const left = Array.from({ length: n }, (_, i) => i);
  let rest = place;
  return Array.from({ length: n }, (_, position) => {
    const block = factorial(n - 1 - position);
    const pick = Number(rest / block);
    rest %= block;
    return left.splice(pick, 1)[0]!;
  });
};

/** All orders of 0..n−1 in lexicographic order. Each is a fresh list. Cost: n! lists. */
export function* orders(n: number): Generator<readonly number[]> {
  const order = Array.from({ length: n }, (_, i) => i);
  for (;;) {
    yield order.slice();
    let i = n - 2;
    while (i >= 0 && order[i]! > order[i + 1]!) i -= 1;
    if (i < 0) return;
    let j = n - 1;
    while (order[j]! < order[i]!) j -= 1;
    [order[i], order[j]] = [order[j]!, order[i]!];
    for (let a = i + 1, b = n - 1; a < b; a += 1, b -= 1) [order[a], order[b]] = [order[b]!, order[a]!];
  }
}

/** Every choice of `size` of 0..n−1, each ascending, in lexicographic order. Each is a fresh list. Cost: n choose size lists. */
export function* choices(n: number, size: number): Generator<readonly number[]> {
  const chosen = Array.from({ length: size }, (_, i) => i);
  if (size > n) return;
  for (;;) {
    yield chosen.slice();
    let i = size - 1;
    while (i >= 0 && chosen[i] === n - size + i) i -= 1;
    if (i < 0) return;
    chosen[i]! += 1;
    for (let k = i + 1; k < size; k += 1) chosen[k] = chosen[k - 1]! + 1;
  }
}
