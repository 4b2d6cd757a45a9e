import type { Draft } from '@werkstadt/shared/draft/draft';
import type { Position } from '@werkstadt/shared/geometry/geojson';
import { kindById } from '@werkstadt/shared/proposal/kinds/registry';
import { useEffect, useMemo, useState } from 'react';
import type { DrawnStreets } from '../use-streets.ts';

type Line = readonly Position[];

interface NextStretch {
  readonly from: Position;
  readonly to: Position;
  readonly follows: boolean;
}

/** Stretches that the next corner would make: from the end, or from both neighbours of the one that moves. */
function nextStretches({ kind, corners, free, snapping, selected }: Draft, aim: Position): NextStretch[] {
  const { geometryType, followsStreets } = kindById(kind);
  if (geometryType === 'Point') return [];
  const closed = geometryType === 'Polygon';
  if (selected === null) {
    const last = corners.at(-1);
    return last ? [{ from: last, to: aim, follows: followsStreets && snapping }] : [];
  }
  const around = (index: number) => corners[closed ? (index + corners.length) % corners.length : index];
  const [before, after] = [around(selected - 1), around(selected + 1)];
  const follows = (index: number) => followsStreets && !(free[index] ?? true);
  return [
    ...(before ? [{ from: before, to: aim, follows: follows(selected) }] : []),
    ...(after ? [{ from: aim, to: after, follows: follows(selected + 1) }] : []),
  ];
}

const isSame = (a: Position | undefined, b: Position | undefined) => a?.[0] === b?.[0] && a?.[1] === b?.[1];

/**
 * Where the next stretches would run: straight at once, along the streets as soon as the worker has answered, the newest
 * aim first. While it moves on, the way that was found last stays.
 */
export function useNextLines(draft: Draft, aim: Position | null, { desk }: DrawnStreets): readonly Line[] {
  const [found, setFound] = useState<readonly Line[]>([]);
  const [longitude, latitude] = aim ?? [];
  // biome-ignore lint/correctness/useExhaustiveDependencies: the position counts, not the array that holds it
  const stretches = useMemo(() => (aim ? nextStretches(draft, aim) : []), [draft, longitude, latitude]);

  useEffect(() => {
    if (!desk || !stretches.some(({ follows }) => follows)) {
      setFound([]);
      return;
    }
    const asked = stretches.map(({ from, to, follows }) => (follows ? { from, to, route: null } : null));
    // Answers come in the order of their questions, and overtaken questions have none.
    desk.askNewest('preview', asked).then((routes) => routes && setFound(routes.map(({ line }) => line)));
  }, [desk, stretches]);

  return stretches.map(({ from, to, follows }) => {
    const straight = [from, to];
    if (!follows) return straight;
    // The corner that stays is the same; the aim may have moved on by a little since.
    const way = found.find((line) => isSame(line[0], from) || isSame(line.at(-1), to));
    if (!way) return straight;
    return isSame(way[0], from) ? [...way.slice(0, -1), to] : [from, ...way.slice(1)];
  });
}
