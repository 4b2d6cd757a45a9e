import CheapRuler from 'cheap-ruler';
import type { Position } from '../../geometry/geojson.ts';

/**
 * The line with as few positions as keep within `metres` of it (Douglas and Peucker); the ends stay. WGS 84 [lon, lat].
 */
export function simplifyLine(line: readonly Position[], metres: number): Position[] {
  const [first] = line;
  if (!first || line.length < 3) return [...line];
  const ruler = new CheapRuler(first[1], 'meters');
  const keep = new Uint8Array(line.length);
  keep[0] = 1;
  keep[line.length - 1] = 1;
  const spans: [number, number][] = [[0, line.length - 1]];
  for (let span = spans.pop(); span; span = spans.pop()) {
    const [from, to] = span;
    const [a, b] = [line[from], line[to]];
    let furthest = from;
    let most = metres;
    for (let at = from + 1; at < to && a && b; at++) {
      const position = line[at];
      const away = position ? ruler.pointToSegmentDistance(position, a, b) : 0;
      if (away <= most) continue;
      most = away;
      furthest = at;
    }
    if (furthest === from) continue;
    keep[furthest] = 1;
    spans.push([from, furthest], [furthest, to]);
  }
  return line.filter((_, at) => keep[at]);
}

/** Places every `metres` along a line, its ends included. */
export function stepsAlong(line: readonly Position[], metres: number): Position[] {
  const [first] = line;
  if (!first) return [];
  const ruler = new CheapRuler(first[1], 'meters');
  const total = ruler.lineDistance(line as Position[]);
  const count = Math.max(1, Math.ceil(total / metres));
  return Array.from({ length: count + 1 }, (_, step) => ruler.along(line as Position[], (total * step) / count));
}
