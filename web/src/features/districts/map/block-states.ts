import type { Assignment } from '@werkstadt/shared/districts/plan/assignment';
import type { Map as MapLibreMap } from 'maplibre-gl';
import type { DistrictLayer } from '../layer/district-layer.ts';
import { featureIdOf } from './district-features.ts';
import { BLOCK_SOURCE } from './district-overlay.ts';

/** What the map tells about blocks. */
export interface ShownBlocks {
  readonly assignment: Assignment;
  /** Blocks with another zone than here get an edge; null where nothing is compared. */
  readonly comparedWith: Assignment | null;
  readonly locked: ReadonlySet<number>;
  /** The block that keys or a tap are about. */
  readonly chosen: number | null;
}

const NOT_DRAWN = -2;
const NO_ZONE = -1;

/** Keeps what a map shows of every block, so that a change costs what it changes and not the whole town. */
export class BlockStates {
  readonly #map: MapLibreMap;
  readonly #slots: readonly number[];
  readonly #slot: Int16Array;
  readonly #flags: Uint8Array;

  constructor(map: MapLibreMap, { data, slots }: DistrictLayer) {
    this.#map = map;
    this.#slots = slots;
    this.#slot = new Int16Array(data.blockId.length).fill(NOT_DRAWN);
    this.#flags = new Uint8Array(data.blockId.length);
  }

  show({ assignment, comparedWith, locked, chosen }: ShownBlocks): void {
    for (let block = 0; block < this.#slot.length; block++) {
      const zone = assignment[block] ?? 0;
      const changed = comparedWith !== null && comparedWith[block] !== zone;
      const flags = (changed ? 1 : 0) | (locked.has(block) ? 2 : 0) | (block === chosen ? 4 : 0);
      this.#draw(block, zone, flags);
    }
  }

  /** Shows blocks in a zone before they are painted; `show` brings back what is true. */
  preview(blocks: Iterable<number>, zone: number): void {
    for (const block of blocks) this.#draw(block, zone, this.#flags[block] ?? 0);
  }

  #draw(block: number, zone: number, flags: number): void {
    const slot = zone === 0 ? NO_ZONE : (this.#slots[zone - 1] ?? NO_ZONE);
    if (this.#slot[block] === slot && this.#flags[block] === flags) return;
    this.#slot[block] = slot;
    this.#flags[block] = flags;
    this.#map.setFeatureState(
      { source: BLOCK_SOURCE, id: featureIdOf(block) },
      { slot, changed: (flags & 1) > 0, locked: (flags & 2) > 0, chosen: (flags & 4) > 0 },
    );
  }
}
