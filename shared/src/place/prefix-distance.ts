/**
 * Fewest typing mistakes (a letter too much, missing, wrong, or two swapped) that turn `typed` into a beginning of
 * `name`, or `limit + 1` where more than `limit` are needed. Only the diagonal band within the limit is computed.
 */
export function prefixDistance(typed: string, name: string, limit: number): number {
  const tooFar = limit + 1;
  const width = 2 * limit + 1;
  if (typed.length - limit > name.length) return tooFar;
  // Column k of row i stands for the beginning of `name` with i + k - limit letters.
  let [beforeLast, last, row] = [new Uint8Array(width), new Uint8Array(width), new Uint8Array(width)];
  for (let k = 0; k < width; k++) {
    beforeLast[k] = tooFar;
    last[k] = k >= limit && k - limit <= name.length ? k - limit : tooFar;
  }
  let lastSmallest = 0;
  for (let i = 1; i <= typed.length; i++) {
    let smallest = tooFar;
    for (let k = 0; k < width; k++) {
      const j = i + k - limit;
      let mistakes = tooFar;
      if (j === 0) mistakes = i;
      else if (j > 0 && j <= name.length) {
        const same = typed[i - 1] === name[j - 1];
        mistakes = (last[k] ?? tooFar) + (same ? 0 : 1);
        mistakes = Math.min(mistakes, (last[k + 1] ?? tooFar) + 1, (row[k - 1] ?? tooFar) + 1);
        const swapped = i > 1 && j > 1 && typed[i - 1] === name[j - 2] && typed[i - 2] === name[j - 1];
        if (swapped) mistakes = Math.min(mistakes, (beforeLast[k] ?? tooFar) + 1);
      }
      row[k] = Math.min(mistakes, tooFar);
      smallest = Math.min(smallest, mistakes);
    }
    // A swap looks back two rows: only two lost rows in a row are the end.
    if (smallest > limit && lastSmallest > limit) return tooFar;
    lastSmallest = smallest;
    [beforeLast, last, row] = [last, row, beforeLast];
  }
  return Math.min(...last);
}
