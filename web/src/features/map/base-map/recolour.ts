import type { Map as MapLibreMap, StyleSpecification } from 'maplibre-gl';

type PaintProperty = Parameters<MapLibreMap['setPaintProperty']>[1];
type PaintValue = Parameters<MapLibreMap['setPaintProperty']>[2];
type Paint = Readonly<Record<string, PaintValue>>;
const paintOf = (layer: StyleSpecification['layers'][number]): Paint => ({ ...layer.paint }) as Paint;

/** Colours that differ between two styles of the same layers. */
export function changedPaint(
  from: StyleSpecification,
  to: StyleSpecification,
): readonly { readonly layer: string; readonly property: PaintProperty; readonly value: PaintValue }[] {
  const before = new Map(from.layers.map((layer) => [layer.id, paintOf(layer)]));
  return to.layers.flatMap((layer) =>
    Object.entries(paintOf(layer))
      .filter(([property, value]) => JSON.stringify(before.get(layer.id)?.[property]) !== JSON.stringify(value))
      // Both styles are our own: every name in `paint` is one of MapLibre's.
      .map(([property, value]) => ({ layer: layer.id, property: property as PaintProperty, value })),
  );
}

/** Gives a drawn map the colours of another theme: no new tiles, no flicker, and what lies on the map stays. */
export function recolour(map: MapLibreMap, from: StyleSpecification, to: StyleSpecification): void {
  for (const { layer, property, value } of changedPaint(from, to)) map.setPaintProperty(layer, property, value);
}
