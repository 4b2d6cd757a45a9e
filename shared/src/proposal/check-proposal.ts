import { cornersNearArea } from '../geometry/corners-near-area.ts';
import type { DrawnGeometry } from '../geometry/geojson.ts';
import { geometryWithinArea } from '../geometry/geometry-within-area.ts';
import { ringSelfIntersects } from '../geometry/ring-self-intersects.ts';
import type { Project } from '../project/project.ts';
import { type Check, invalid, type Kind } from './kinds/kind.ts';
import { kindById } from './kinds/registry.ts';
import type { Proposal } from './proposal.ts';

const liesAtTheBorder = (geometry: DrawnGeometry, { borderToleranceMetres }: Kind, area: Project['area']): boolean =>
  borderToleranceMetres !== undefined &&
  geometry.type === 'Polygon' &&
  cornersNearArea(geometry, area, borderToleranceMetres);

/** The geometry alone, as the drawing screen asks it (rules K1–K5, K8). */
export function checkGeometry(geometry: DrawnGeometry, kindId: Proposal['kind'], area: Project['area']): Check {
  const kind = kindById(kindId);
  if (geometry.type !== kind.geometryType) return invalid('geometry-invalid');
  if (geometry.type === 'Polygon' && geometry.coordinates.some(ringSelfIntersects)) {
    return invalid('geometry-self-crossing');
  }
  if (!geometryWithinArea(geometry, area) && !liesAtTheBorder(geometry, kind, area)) {
    return invalid('geometry-outside-area');
  }
  // The type was compared above; each kind's check takes its own geometry type.
  return kind.check(geometry);
}

/** Kind, fields and geometry of a proposal against its project (rules K1–K5, K8). */
export function checkProposal(
  proposal: Pick<Proposal, 'kind' | 'kindVersion' | 'fields' | 'geometry'>,
  project: Pick<Project, 'kinds' | 'area'>,
): Check {
  if (!project.kinds.includes(proposal.kind)) return invalid('kind-not-allowed');
  const kind = kindById(proposal.kind);
  if (proposal.kindVersion !== kind.version) return invalid('fields-invalid');
  const fields = kind.fields.safeParse(proposal.fields);
  if (!fields.success) {
    const path = fields.error.issues[0]?.path.join('.');
    return invalid('fields-invalid', path || undefined);
  }
  return checkGeometry(proposal.geometry, proposal.kind, project.area);
}
