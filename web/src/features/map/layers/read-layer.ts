import { LAYER_IDS, type LayerId } from '@werkstadt/shared/planning/layers/layer-ids';

/** A layer as an address names it; null for what is none. */
export const readLayer = (text: string | undefined): LayerId | null => LAYER_IDS.find((id) => id === text) ?? null;
