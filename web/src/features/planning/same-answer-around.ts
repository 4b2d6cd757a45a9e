/** First and last of the unbroken row of equal answers around one of them. */
export function sameAnswerAround(
  answers: readonly string[],
  at: number,
): { readonly first: number; readonly last: number } {
  let [first, last] = [at, at];
  while (first > 0 && answers[first - 1] === answers[at]) first -= 1;
  while (last + 1 < answers.length && answers[last + 1] === answers[at]) last += 1;
  return { first, last };
}
