/**
 * Share of Student's t between −t and t for whole degrees of freedom; finite sums of Abramowitz & Stegun 26.7.3 and
 * 26.7.4.
 */
export function studentCentralShare(t: number, degrees: number): number {
  const angle = Math.atan(t / Math.sqrt(degrees));
  const cosine = Math.cos(angle);
  const sine = Math.sin(angle);
  const isEven = degrees % 2 === 0;
  let term = isEven ? 1 : cosine;
  let sum = degrees === 1 ? 0 : term;
  for (let n = isEven ? 2 : 3; n <= degrees - 2; n += 2) {
    term *= ((n - 1) / n) * cosine * cosine;
    sum += term;
  }
  return isEven ? sine * sum : (2 / Math.PI) * (angle + sine * sum);
}

/** How many standard errors a 95 % interval reaches to each side. `degrees` ≥ 1. */
export function studentHalfWidth95(degrees: number): number {
  let low = 0;
  let high = 13;
  for (let n = 0; n < 60; n++) {
    const middle = (low + high) / 2;
    if (studentCentralShare(middle, degrees) < 0.95) low = middle;
    else high = middle;
  }
  return high;
}
