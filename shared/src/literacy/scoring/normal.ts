/** Density of the standard normal distribution. */
export const normalDensity = (x: number): number => Math.exp((-x * x) / 2) / Math.sqrt(2 * Math.PI);

/** Distribution function of the standard normal, by Marsaglia's series (2004); |x| ≤ 8. */
export function normalDistribution(x: number): number {
  let sum = x;
  let term = x;
  for (let n = 1; n < 300 && Math.abs(term) > 1e-17; n++) {
    term *= (x * x) / (2 * n + 1);
    sum += term;
  }
  return 0.5 + sum * normalDensity(x);
}

/** The value below which a share `p` lies, 0 < p < 1; by 60 bisections, exact enough and without a table. */
export function normalQuantile(p: number): number {
  let low = -8;
  let high = 8;
  for (let n = 0; n < 60; n++) {
    const middle = (low + high) / 2;
    if (normalDistribution(middle) < p) low = middle;
    else high = middle;
  }
  return low;
}
