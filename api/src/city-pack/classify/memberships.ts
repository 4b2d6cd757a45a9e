import type { OsmRelation } from '../osm-extract.ts';
import { type MapClass, parseNumber, withValues } from './map-class.ts';

/** From local to international: a way on several routes belongs to the widest network. */
const NETWORKS: readonly string[] = ['lcn', 'rcn', 'ncn', 'icn'];
const CYCLE_ROUTE_ZOOM = 10;
/** Municipalities have level 8; deeper levels are not drawn. */
const DEEPEST_ADMIN_LEVEL = 8;
const DISTRICT_LEVEL = 6;

/** A signed cycle route that a way is part of; null where none of the relations is one. */
export function classifyCycleRoute(relations: readonly OsmRelation[]): MapClass | null {
  let widest: OsmRelation | null = null;
  let widestRank = -1;
  for (const relation of relations) {
    if (!isCycleRoute(relation)) continue;
    const rank = networkRank(relation);
    if (rank > widestRank) [widest, widestRank] = [relation, rank];
  }
  if (widest === null) return null;
  return {
    layer: 'cycle_routes',
    minZoom: CYCLE_ROUTE_ZOOM,
    properties: withValues({
      network: NETWORKS[widestRank],
      ref: widest.tags.get('ref'),
      name: widest.tags.get('name'),
    }),
  };
}

/** The highest administrative boundary (lowest level number) that a way is part of. */
export function classifyBoundary(relations: readonly OsmRelation[]): MapClass | null {
  const levels = relations.filter(isAdministrative).map(({ tags }) => parseNumber(tags.get('admin_level')) ?? Infinity);
  const level = Math.min(...levels);
  if (!(level <= DEEPEST_ADMIN_LEVEL)) return null;
  return { layer: 'boundaries', minZoom: level <= DISTRICT_LEVEL ? 8 : 9, properties: { admin_level: level } };
}

export function isAdministrative({ tags }: OsmRelation): boolean {
  const type = tags.get('type');
  return (type === 'boundary' || type === 'multipolygon') && tags.get('boundary') === 'administrative';
}

function isCycleRoute({ tags }: OsmRelation): boolean {
  const route = tags.get('route');
  return tags.get('type') === 'route' && (route === 'bicycle' || route === 'mtb');
}

function networkRank({ tags }: OsmRelation): number {
  return Math.max(0, NETWORKS.indexOf(tags.get('network') ?? ''));
}
