import type { z } from 'zod/mini';
import type { ErrorCode } from '../../errors/codes.ts';
import type { DrawnGeometry } from '../../geometry/geojson.ts';
import type { KindId } from '../kind-id.ts';

export type Check =
  | { readonly valid: true }
  /** `detail`: which part is meant, for those who send by themselves. */
  | { readonly valid: false; readonly code: ErrorCode; readonly detail?: string };
export const valid: Check = { valid: true };
export const invalid = (code: ErrorCode, detail?: string): Check =>
  detail === undefined ? { valid: false, code } : { valid: false, code, detail };

/** How the form asks for one field of the kind. Words: message keys `kind_<kind>_<field>_label`, `…_<option>`. */
export type FormField =
  | { readonly name: string; readonly type: 'choice'; readonly options: readonly string[]; readonly initial: string }
  | { readonly name: string; readonly type: 'text'; readonly maxLength: number; readonly initial: string };

/**
 * A kind of proposal says everything about itself in its folder: geometry, fields with their version, checks, icon.
 * Its words stand in `messages.{de,en}.json` beside it under `kind_<id with _>_…`: name, hint and the form's labels.
 */
export interface Kind<G extends DrawnGeometry['type'] = DrawnGeometry['type']> {
  readonly id: KindId;
  /** Version of `fields`; stored with each proposal. */
  readonly version: number;
  readonly geometryType: G;
  /** A line whose stretches can follow the streets of the city's pack. */
  readonly followsStreets: boolean;
  /** How far corners of an area may lie outside of the project's (rule K8); absent = not at all. */
  readonly borderToleranceMetres?: number;
  /** Name of an outline icon. */
  readonly icon: string;
  readonly fields: z.ZodMiniType<Record<string, unknown>>;
  /** `upcasters[n]` lifts fields of version n to n + 1: what was sent or stored by an older app stays valid (rule K7). */
  readonly upcasters: Readonly<Record<number, (fields: Record<string, unknown>) => Record<string, unknown>>>;
  readonly form: readonly FormField[];
  /** Beyond the checks every geometry passes (`check-proposal.ts`). */
  readonly check: (geometry: Extract<DrawnGeometry, { type: G }>) => Check;
}

export function defineKind<const G extends DrawnGeometry['type']>(kind: Kind<G>): Kind<G> {
  return kind;
}
