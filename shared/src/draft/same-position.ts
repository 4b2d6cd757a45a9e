import type { Position } from '../geometry/geojson.ts';

export const samePosition = (a: Position, b: Position): boolean => a[0] === b[0] && a[1] === b[1];
