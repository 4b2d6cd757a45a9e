/** Planning layers to a page that has no bundler, and so no schema library: arrays as they are, the rest as JSON. */
import { asciiJsonBytes, parseAsciiJson } from '@werkstadt/shared/planning/pack/ascii-json';
import type { PlanningData } from '@werkstadt/shared/planning/pack/planning-data';
import { readSectionFile, type SectionArray, writeSectionFile } from '@werkstadt/shared/planning/pack/section-file';

const isArray = (value: unknown): value is SectionArray => ArrayBuffer.isView(value);

export function packTown(data: PlanningData): Uint8Array<ArrayBuffer> {
  const entries = Object.entries(data);
  const arrays = entries.flatMap(([key, value]) => (isArray(value) ? [[key, value] as const] : []));
  const rest = Object.fromEntries(entries.filter(([, value]) => !isArray(value)));
  const head = asciiJsonBytes({ keys: arrays.map(([key]) => key), rest });
  return writeSectionFile([[0, head], ...arrays.map(([, array], at) => [at + 1, array] as const)]);
}

/** What `packTown` packed: made by this bench itself, so that nothing of it is checked. */
export function unpackTown(bytes: Uint8Array<ArrayBuffer>): PlanningData {
  const file = readSectionFile(bytes);
  const head = file.ok ? file.sections.get(0) : undefined;
  if (!file.ok || !(head instanceof Uint8Array)) throw new Error('the town did not arrive whole');
  const { keys, rest } = parseAsciiJson(head) as { keys: string[]; rest: Partial<PlanningData> };
  const arrays: Partial<PlanningData> = Object.fromEntries(keys.map((key, at) => [key, file.sections.get(at + 1)]));
  return { ...rest, ...arrays } as PlanningData;
}
