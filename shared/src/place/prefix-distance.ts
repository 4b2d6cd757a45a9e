/**
 * Fewest typing mistakes (a letter too much, missing, wrong, or two swapped) that turn `typed` into a beginning of
 * `name`, or `limit + 1` where more than `limit` are needed. Only the diagonal band within the limit is computed.
 */
export function prefixDistance(typed: string, name: string, limit: number): number {
  const tooFar = limit + 1;
  const width = 2 * limit + 1;
  if (typed.length - limit > name.length) return tooFar;
  // Column k of row i stands for the beginning of `name` with i + k - limit letters.
  let beforeLast = new Array<number>(width).fill(tooFar);
  let last = Array.from({ length: width }, (_, k) => (k >= limit ? k - limit : tooFar));
  for (let i = 1; i <= typed.length; i++) {
    const row = new Array<number>(width).fill(tooFar);
    let smallest = tooFar;
    for (let k = 0; k < width; k++) {
      const j = i + k - limit;
      if (j < 0 || j > name.length) continue;
      if (j === 0) row[k] = Math.min(i, tooFar);
      else {
        const same = typed[i - 1] === name[j - 1];
        let mistakes = (last[k] ?? tooFar) + (same ? 0 : 1);
        mistakes = Math.min(mistakes, (last[k + 1] ?? tooFar) + 1, (row[k - 1] ?? tooFar) + 1);
        const swapped = i > 1 && j > 1 && typed[i - 1] === name[j - 2] && typed[i - 2] === name[j - 1];
        if (swapped) mistakes = Math.min(mistakes, (beforeLast[k] ?? tooFar) + 1);
        row[k] = Math.min(mistakes, tooFar);
      }
      smallest = Math.min(smallest, row[k] ?? tooFar);
    }
    if (smallest > limit && i > 1 && Math.min(...last) > limit) return tooFar;
    beforeLast = last;
    last = row;
  }
  return Math.min(...last);
}
