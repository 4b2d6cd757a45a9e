import type { KindId } from '../kind-id.ts';
import { bikeLane } from './bike-lane/kind.ts';
import type { Kind } from './kind.ts';
import { place } from './place/kind.ts';
import { schoolDistrict } from './school-district/kind.ts';

/** Ordered as the interface shows them. Form, list, filter, legend and export read this list. */
export const kinds = [bikeLane, place, schoolDistrict] as const;

export function kindById(id: KindId): Kind {
  const found = kinds.find((kind) => kind.id === id);
  if (!found) throw new Error(`kind ${id} is not registered`);
  return found as Kind;
}
