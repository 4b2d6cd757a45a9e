import serialize from 'canonicalize';
import type { WeighedResult, WeighingRecord } from './weighing-record.ts';

/** Parts of a record that follow from its plans and the city's data. */
const COMPUTED_PARTS = ['plans', 'moves', 'others', 'sources', 'assumptions'] as const;

export type WeighingDifference =
  /** One number of the table: what the record says of it, and what comes out. */
  | {
      readonly part: 'results';
      readonly id: string;
      readonly school: string | null;
      readonly year: string | null;
      readonly unit: string;
      readonly side: 'a' | 'b' | 'delta';
      readonly said: number | null;
      readonly computed: number | null;
    }
  | { readonly part: (typeof COMPUTED_PARTS)[number] };

const isSame = (a: unknown, b: unknown): boolean => serialize(a) === serialize(b);
const keyOf = ({ id, school, year }: WeighedResult): string => JSON.stringify([id, school, year]);

/** What comes out otherwise when a record is computed again, number by number (rule DP18). */
export function weighingDifferences(record: WeighingRecord, again: WeighingRecord): WeighingDifference[] {
  const said = new Map(record.results.map((result) => [keyOf(result), result]));
  const computed = new Map(again.results.map((result) => [keyOf(result), result]));
  const results = [...new Set([...said.keys(), ...computed.keys()])].flatMap((key) =>
    resultDifferences(said.get(key), computed.get(key)),
  );
  const parts = COMPUTED_PARTS.filter((part) => !isSame(record[part], again[part]));
  return [...results, ...parts.map((part) => ({ part }))];
}

function resultDifferences(
  said: WeighedResult | undefined,
  computed: WeighedResult | undefined,
): readonly WeighingDifference[] {
  const one = said ?? computed;
  if (!one || isSame(said, computed)) return [];
  const { id, school, year, unit } = one;
  const differences = (['a', 'b'] as const)
    .filter((side) => !isSame(said?.[side], computed?.[side]))
    .map((side) => ({ side, said: said?.[side].value ?? null, computed: computed?.[side].value ?? null }));
  const told =
    differences.length > 0
      ? differences
      : [{ side: 'delta' as const, said: said?.delta ?? null, computed: computed?.delta ?? null }];
  return told.map((difference) => ({ part: 'results', id, school, year, unit, ...difference }));
}
