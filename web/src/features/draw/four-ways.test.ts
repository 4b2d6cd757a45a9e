import { type Draft, newDraft } from '@werkstadt/shared/draft/draft';
import { geometryOfDraft } from '@werkstadt/shared/draft/draft-geometry';
import { cornerAction, placeCorner, type SnapLookup } from '@werkstadt/shared/draft/place-corner';
import { readCoordinates } from '@werkstadt/shared/draft/read-coordinates';
import { type DraftAction, reduceDraft } from '@werkstadt/shared/draft/reduce-draft';
import type { BoundingBox, Position } from '@werkstadt/shared/geometry/geojson';
import { expect, test } from 'vitest';
import { commandOnMap, type PressedKey } from '../map/gestures/draw-command.ts';
import { recogniseTap, restingGesture } from '../map/gestures/tap-recogniser.ts';

const bounds: BoundingBox = [13.2, 53.5, 13.3, 53.6];
/** Crossings of a town: what all ways snap to, search by name, or type as coordinates. */
const crossings: readonly Position[] = [
  [13.2600001, 53.557],
  [13.2612, 53.5583],
  [13.264, 53.559],
  [13.2655, 53.5575],
];
const places: SnapLookup & { readonly streetBetween: () => Position[] } = {
  snap: (position, radiusMetres) => {
    const metres = ([x, y]: Position) => Math.hypot((x - position[0]) * 66_000, (y - position[1]) * 111_000);
    const nearest = crossings.toSorted((a, b) => metres(a) - metres(b))[0];
    return nearest && metres(nearest) <= radiusMetres ? nearest : null;
  },
  streetBetween: () => [...crossings],
};

const start = (kind: Draft['kind']): Draft =>
  newDraft({
    id: '01900000-0000-7000-8000-00000000000a',
    projectId: '01900000-0000-7000-8000-000000000002',
    kind,
    authorName: null,
    now: '2027-02-08T09:00:00.000Z',
  });

/** A map of 360 × 600 CSS pixels at zoom 17: enough of one to aim with. */
function screen() {
  const view = { zoom: 17, metresPerPixel: 0.35 };
  const perPixel = { x: view.metresPerPixel / 66_000, y: view.metresPerPixel / 111_000 };
  const state = { centre: [13.262, 53.558] as Position };
  return {
    view,
    centre: (): Position => state.centre,
    pan: (x: number, y: number) => {
      state.centre = [state.centre[0] + x * perPixel.x, state.centre[1] - y * perPixel.y];
    },
    unproject: ({ x, y }: { readonly x: number; readonly y: number }): Position => [
      state.centre[0] + (x - 180) * perPixel.x,
      state.centre[1] - (y - 300) * perPixel.y,
    ],
    project: ([longitude, latitude]: Position) => ({
      x: 180 + (longitude - state.centre[0]) / perPixel.x,
      y: 300 - (latitude - state.centre[1]) / perPixel.y,
    }),
  };
}

function setAt(draft: Draft, aimed: Position, view: { zoom: number; metresPerPixel: number }): Draft {
  const placed = placeCorner(aimed, view, draft.snapping ? places : null);
  return placed ? reduceDraft(draft, cornerAction(draft, placed.position)) : draft;
}

/** Moves the map until a place lies nearly under the cross, as a thumb does: some pixels off. */
function byCrosshair(draft: Draft): Draft {
  const map = screen();
  return crossings.reduce((drawn, crossing, index) => {
    const { x, y } = map.project(crossing);
    map.pan(x - 180 + (index % 2 === 0 ? 5 : -6), y - 300 + 4);
    return setAt(drawn, map.centre(), map.view);
  }, draft);
}

function byTaps(draft: Draft): Draft {
  const map = screen();
  return crossings.reduce((drawn, crossing) => {
    const { x, y } = map.project(crossing);
    const finger = { pointerId: 1, isPrimary: true, pointerType: 'touch', x: x + 6, y: y - 5, timeStamp: 0 };
    const down = recogniseTap(restingGesture, { ...finger, type: 'down' });
    const { tap } = recogniseTap(down.gesture, { ...finger, type: 'up' });
    return tap ? setAt(drawn, map.unproject(tap), map.view) : drawn;
  }, draft);
}

function byKeyboard(draft: Draft): Draft {
  const map = screen();
  const press = (key: string, shiftKey = false): PressedKey => ({
    key,
    shiftKey,
    ctrlKey: false,
    metaKey: false,
    altKey: false,
  });
  let drawn = draft;
  const act = (pressed: PressedKey) => {
    const command = commandOnMap(pressed);
    if (command?.type === 'pan') map.pan(command.x, command.y);
    if (command?.type === 'set') drawn = setAt(drawn, map.centre(), map.view);
  };
  for (const crossing of crossings) {
    for (const fine of [false, true]) {
      const step = fine ? 4 : 48;
      const { x, y } = map.project(crossing);
      for (let left = Math.round(Math.abs(x - 180) / step); left > 0; left -= 1)
        act(press(x > 180 ? 'ArrowRight' : 'ArrowLeft', fine));
      for (let left = Math.round(Math.abs(y - 300) / step); left > 0; left -= 1)
        act(press(y > 300 ? 'ArrowDown' : 'ArrowUp', fine));
    }
    act(press('Enter'));
  }
  return drawn;
}

const byStreet = (draft: Draft): Draft =>
  reduceDraft(draft, { type: 'add-corners', positions: places.streetBetween() });

const byCoordinates = (draft: Draft): Draft =>
  crossings.reduce((drawn, [longitude, latitude]) => {
    const position = readCoordinates(`${latitude.toFixed(6)}, ${longitude.toFixed(6)}`, bounds);
    const action: DraftAction | null = position && { type: 'add-corner', position };
    return action ? reduceDraft(drawn, action) : drawn;
  }, draft);

test.each(['bike-lane', 'school-district'] as const)(
  '[UI1] crosshair, taps, keyboard and the ways without a map draw the identical %s',
  (kind) => {
    const byHand = byCrosshair(start(kind));
    expect(byHand.corners).toHaveLength(crossings.length);
    for (const way of [byTaps, byKeyboard, byStreet, byCoordinates]) {
      const drawn = way(start(kind));
      expect(drawn.corners).toEqual(byHand.corners);
      expect(geometryOfDraft(drawn)).toEqual(geometryOfDraft(byHand));
    }
  },
);

test('[UI1] a place is the identical one too', () => {
  const [crossing = [0, 0] as Position] = crossings;
  const map = screen();
  const { x, y } = map.project(crossing);
  const tapped = setAt(start('place'), map.unproject({ x: x + 4, y: y + 4 }), map.view);
  map.pan(x - 180 - 5, y - 300 + 3);
  const set = setAt(start('place'), map.centre(), map.view);
  const typed = reduceDraft(start('place'), { type: 'add-corner', position: crossing });
  expect(geometryOfDraft(tapped)).toEqual(geometryOfDraft(typed));
  expect(geometryOfDraft(set)).toEqual(geometryOfDraft(typed));
});

test('[DR6] corners stay where they are aimed when drawing freely, and from too far away', () => {
  const near: Position = [13.26005, 53.55704];
  const free = { ...start('bike-lane'), snapping: false };
  expect(setAt(free, near, { zoom: 17, metresPerPixel: 0.35 }).corners).toEqual([near]);
  expect(setAt(start('bike-lane'), near, { zoom: 14, metresPerPixel: 2.8 }).corners).toEqual([near]);
  expect(setAt(start('bike-lane'), near, { zoom: 16, metresPerPixel: 0.7 }).corners).toEqual([[13.26, 53.557]]);
});
