/**
 * Shares a whole number out in proportion to weights, in whole parts whose sum is exact (Hare and Niemeyer): everybody
 * gets the whole part of their share, what is left goes to the largest remainders, of equal ones to the first.
 * Without any weight everybody gets 0.
 */
export function largestRemainder(weights: readonly number[], total: number): number[] {
  const sum = weights.reduce((before, weight) => before + weight, 0);
  if (!(sum > 0)) return weights.map(() => 0);
  const shares = weights.map((weight) => (weight / sum) * total);
  const parts = shares.map(Math.floor);
  const left = total - parts.reduce((before, part) => before + part, 0);
  const order = [...shares.keys()].sort(
    (a, b) => (shares[b] ?? 0) - (parts[b] ?? 0) - ((shares[a] ?? 0) - (parts[a] ?? 0)) || a - b,
  );
  for (const index of order.slice(0, left)) parts[index] = (parts[index] ?? 0) + 1;
  return parts;
}
