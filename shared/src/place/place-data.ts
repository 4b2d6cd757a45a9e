import * as z from 'zod/mini';
import { packIntegers, unpackIntegers } from './pack-integers.ts';

const packed = z.pipe(
  z.string(),
  z.transform((text, context) => {
    const values = unpackIntegers(text);
    if (values !== null) return values;
    context.issues.push({ code: 'custom', message: 'not packed numbers', input: text });
    return z.NEVER;
  }),
);

/** Positions are whole 10⁻⁶ degrees, each as difference to the one before: longitude, latitude, longitude, … */
export const MICRODEGREES = 1e6;

/**
 * `places.json` of a city pack. Numbers refer to rows of `strings`, of `streets` or of the points. -1 is "none".
 */
export const placeDataSchema = z.object({
  format: z.literal('werkstadt-places'),
  version: z.literal(1),
  strings: z.array(z.string()),
  /** All points of all ways, each once. */
  points: packed,
  /** Name and locality (rows of `strings`), one street after the other. Streets of one name far apart are different. */
  streets: packed,
  /** Per way: street or -1, number of points, and for each point 0 (the next new one) or how far back it was new. */
  ways: packed,
  addresses: z.object({
    houseNumbers: z.array(z.string()),
    /** Per address: difference of the street's row to the one before. */
    streets: packed,
    /** Per address: row of `strings` of what describes it. */
    details: packed,
    positions: packed,
  }),
  places: z.object({ names: packed, details: packed, positions: packed }),
});

/** Parsed: packed texts are lists of numbers. */
export type PlaceData = z.infer<typeof placeDataSchema>;

/** The JSON text of `places.json`; `loadPlaceIndex` reads it. */
export function serialisePlaceData(data: PlaceData): string {
  return JSON.stringify(data, (key, value: unknown) =>
    Array.isArray(value) && key !== 'strings' && key !== 'houseNumbers' ? packIntegers(value) : value,
  );
}
