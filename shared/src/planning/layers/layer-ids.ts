/** What of the planning data can be laid over the map. */
export const LAYER_IDS = ['stress', 'cycle', 'gaps', 'accidents'] as const;
export type LayerId = (typeof LAYER_IDS)[number];
