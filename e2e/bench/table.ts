/** Figures as a table that a person reads, and the words about goals that were missed. */

export interface Measured {
  readonly figure: string;
  readonly value: number;
  readonly unit: string;
  /** `best: 'low'`: at most this much; `'high'`: at least. Null where the figure has no goal. */
  readonly goal: { readonly limit: number; readonly best: 'low' | 'high' } | null;
  /** What the figure is held against, measured in the same run and in the same unit; null where there is nothing. */
  readonly alternative: { readonly name: string; readonly value: number } | null;
  /** How it was measured, or where the time goes: printed when the goal is missed. */
  readonly because?: string;
}

const digits = (value: number): number => (Math.abs(value) >= 100 ? 0 : Math.abs(value) >= 10 ? 1 : 2);
const amount = (value: number, unit: string): string => `${value.toFixed(digits(value))} ${unit}`;

export function isMissed({ value, goal }: Measured): boolean {
  return goal !== null && (goal.best === 'low' ? value > goal.limit : value < goal.limit);
}

function cellsOf(measured: Measured): string[] {
  const { figure, value, unit, goal, alternative } = measured;
  return [
    figure,
    amount(value, unit),
    goal ? `${goal.best === 'low' ? '≤' : '≥'} ${amount(goal.limit, unit)}${isMissed(measured) ? ' missed' : ''}` : '',
    alternative?.name ?? '',
    alternative ? amount(alternative.value, unit) : '',
    alternative && alternative.value !== 0 ? `${(value / alternative.value).toFixed(2)} ×` : '',
  ];
}

const HEAD = ['Figure', 'Value', 'Goal', 'Against', 'Its value', 'Ratio'];

export function formatTable(rows: readonly Measured[]): string {
  const cells = [HEAD, ...rows.map(cellsOf)];
  const widths = HEAD.map((_, column) => Math.max(...cells.map((row) => row[column]?.length ?? 0)));
  const lines = cells.map((row) =>
    row
      .map((cell, column) => cell.padEnd(widths[column] ?? 0))
      .join('  ')
      .trimEnd(),
  );
  lines.splice(1, 0, widths.map((width) => '-'.repeat(width)).join('  '));
  return lines.join('\n');
}

/** One sentence for each goal that was missed: by how much, and why. */
export function formatMissed(rows: readonly Measured[]): string {
  const withGoal = rows.filter(({ goal }) => goal !== null);
  const sentences = rows.filter(isMissed).map(({ figure, value, unit, goal, because }) => {
    const limit = goal?.limit ?? 0;
    const share = Math.abs(value / limit - 1) * 100;
    const by = `${amount(Math.abs(value - limit), unit)} (${share.toFixed(0)} %)`;
    return `${figure} misses its goal by ${by}${because ? `: ${because}` : ''}.`;
  });
  return sentences.length === 0
    ? `All ${withGoal.length} goals are met.`
    : `${sentences.length} of ${withGoal.length} goals are missed. ${sentences.join(' ')}`;
}
