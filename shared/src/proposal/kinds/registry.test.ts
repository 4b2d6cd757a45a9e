import { describe, expect, test } from 'vitest';
import { kindIds } from '../kind-id.ts';
import bikeLaneDe from './bike-lane/messages.de.json' with { type: 'json' };
import bikeLaneEn from './bike-lane/messages.en.json' with { type: 'json' };
import placeDe from './place/messages.de.json' with { type: 'json' };
import placeEn from './place/messages.en.json' with { type: 'json' };
import { kindById, kinds } from './registry.ts';
import schoolDistrictDe from './school-district/messages.de.json' with { type: 'json' };
import schoolDistrictEn from './school-district/messages.en.json' with { type: 'json' };

const words: Record<string, Record<string, string>[]> = {
  'bike-lane': [bikeLaneDe, bikeLaneEn],
  place: [placeDe, placeEn],
  'school-district': [schoolDistrictDe, schoolDistrictEn],
};

test('[K6] the closed list of ids and the registry hold the same kinds', () => {
  expect(kinds.map((kind) => kind.id)).toEqual([...kindIds]);
});

describe.each(kinds.map((kind) => [kind.id, kind] as const))('kind %s', (id, kind) => {
  const prefix = `kind_${id.replaceAll('-', '_')}`;

  test('[K6] has its name, hint and every label of its form in both languages', () => {
    const expected = [`${prefix}_name`, `${prefix}_plural`, `${prefix}_hint`];
    for (const field of kind.form) {
      expected.push(`${prefix}_${field.name}_label`);
      if (field.type === 'choice') expected.push(...field.options.map((option) => `${prefix}_${field.name}_${option}`));
    }
    expect(words[id]).toHaveLength(2);
    for (const messages of words[id] ?? []) expect(Object.keys(messages).sort()).toEqual([...expected].sort());
  });

  test('[K2] accepts the fields its own form starts with, once texts are filled in', () => {
    const fields = Object.fromEntries(kind.form.map((field) => [field.name, field.initial || 'x']));
    expect(kind.fields.safeParse(fields).success).toBe(true);
    expect(kind.fields.safeParse({ ...fields, unknown: 1 }).success).toBe(false);
    expect(kind.fields.safeParse({}).success).toBe(kind.form.length === 0);
  });

  test('is found by its id', () => {
    expect(kindById(id)).toBe(kind);
  });
});
