import type { RoutePlace } from '@werkstadt/shared/planning/route/find-route';
import type { RouteNetwork } from '@werkstadt/shared/planning/route/route-network';

/** Cost of the cheapest route by the plainest search there is, the oracle of the tests; null where there is none. */
export function cheapestByDijkstra(
  { data, edgeMetres, edgeFactor }: RouteNetwork,
  sources: readonly RoutePlace[],
  targets: readonly RoutePlace[],
): number | null {
  const besideFactor = 4;
  const price = (edge: number, metres: number) => metres * (edgeFactor[edge] ?? 1);
  const ends = ({ edge, alongMetres, distanceMetres }: RoutePlace): [number, number][] => [
    [data.edgeFrom[edge] ?? 0, distanceMetres * besideFactor + price(edge, alongMetres)],
    [data.edgeTo[edge] ?? 0, distanceMetres * besideFactor + price(edge, (edgeMetres[edge] ?? 0) - alongMetres)],
  ];
  const links = new Map<number, [number, number][]>();
  for (const edge of data.edgeFrom.keys()) {
    const metres = edgeMetres[edge] ?? 0;
    if (metres === 0) continue;
    const [a, b] = [data.edgeFrom[edge] ?? 0, data.edgeTo[edge] ?? 0];
    links.set(a, [...(links.get(a) ?? []), [b, price(edge, metres)]]);
    links.set(b, [...(links.get(b) ?? []), [a, price(edge, metres)]]);
  }
  const cost = new Map<number, number>();
  for (const [node, start] of sources.flatMap(ends)) cost.set(node, Math.min(start, cost.get(node) ?? start));
  const open = new Set(cost.keys());
  while (open.size > 0) {
    const node = [...open].reduce((best, other) => ((cost.get(other) ?? 0) < (cost.get(best) ?? 0) ? other : best));
    open.delete(node);
    for (const [next, step] of links.get(node) ?? []) {
      const total = (cost.get(node) ?? 0) + step;
      if (total >= (cost.get(next) ?? Number.POSITIVE_INFINITY)) continue;
      cost.set(next, total);
      open.add(next);
    }
  }
  const totals = targets.flatMap(ends).flatMap(([node, end]) => {
    const reached = cost.get(node);
    return reached === undefined ? [] : [reached + end];
  });
  for (const source of sources) {
    for (const target of targets) {
      if (source.edge !== target.edge) continue;
      const metres = Math.abs(source.alongMetres - target.alongMetres);
      totals.push((source.distanceMetres + target.distanceMetres) * besideFactor + price(source.edge, metres));
    }
  }
  return totals.length > 0 ? Math.min(...totals) : null;
}
