/** Layers of the basemap, in the order in which they lie in a tile. */
export const LAYER_NAMES = [
  'land',
  'water_polygons',
  'water_lines',
  'boundaries',
  'streets',
  'cycle_routes',
  'buildings',
  'addresses',
  'pois',
  'place_labels',
] as const;
export type LayerName = (typeof LAYER_NAMES)[number];

export type Properties = Record<string, string | number | boolean>;

/** Where an object appears on the map: its layer, the first zoom that shows it, and what the style may ask. */
export interface MapClass {
  layer: LayerName;
  minZoom: number;
  properties: Properties;
}

/** The properties that have a value; OSM tags are often there but empty. */
export function withValues(properties: Record<string, string | number | boolean | null | undefined>): Properties {
  const kept: Properties = {};
  for (const [key, value] of Object.entries(properties)) {
    if (value !== null && value !== undefined && value !== '') kept[key] = value;
  }
  return kept;
}

/** First zoom by size: the first row whose limit the area exceeds, else `otherwise`. */
export function zoomByArea(
  squareMetres: number,
  rows: readonly (readonly [moreThanSquareMetres: number, zoom: number])[],
  otherwise: number,
): number {
  return rows.find(([limit]) => squareMetres > limit)?.[1] ?? otherwise;
}

/** A plain number as OSM writes it ("3", "2.5"); null for everything else. */
export function parseNumber(text: string | undefined): number | null {
  return text !== undefined && /^\d+(\.\d+)?$/.test(text) ? Number(text) : null;
}
