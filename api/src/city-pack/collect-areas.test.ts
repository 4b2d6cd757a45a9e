import { polygonAreaSquareMetres } from '@werkstadt/shared/geometry/polygon-area-square-metres';
import { expect, test } from 'vitest';
import { collectAreas } from './collect-areas.ts';
import { extractOf, SmallTown } from './small-town.ts';

/** Square metres of one step east by one step north in the small town, about. */
const CELL = 66.4 * 111.3;

async function areasOf(town: SmallTown) {
  const { areas, defects } = collectAreas(await extractOf(town));
  const cells = areas.map(({ polygons }) =>
    Math.round(polygons.reduce((sum, rings) => sum + polygonAreaSquareMetres(rings), 0) / CELL),
  );
  return { areas, cells, defects };
}

test('[PK5] an island in a hole is land again, and roles do not matter', async () => {
  const town = new SmallTown();
  town.relation(
    [
      [town.rectangle(3, 3, 4, 4), 'inner'],
      [town.rectangle(0, 0, 10, 10), 'outer'],
      [town.rectangle(2, 2, 5, 5), 'outer'],
    ],
    { type: 'multipolygon', natural: 'water' },
  );
  const { cells, areas } = await areasOf(town);
  expect(cells).toEqual([100 - 9 + 1]);
  expect(areas[0]?.polygons.map((rings) => rings.length).sort()).toEqual([1, 2]);
});

test('[PK6] the outline of a multipolygon of the same meaning is not drawn again, another one is', async () => {
  const town = new SmallTown();
  const outline = town.rectangle(0, 0, 10, 10, { natural: 'water' });
  const island = town.rectangle(2, 2, 5, 5, { natural: 'wood' });
  town.relation(
    [
      [outline, 'outer'],
      [island, 'inner'],
    ],
    { type: 'multipolygon', natural: 'water' },
  );
  const { cells, areas } = await areasOf(town);
  expect(areas.map(({ tags }) => tags.get('natural'))).toEqual(['water', 'wood']);
  expect(cells).toEqual([91, 9]);
});

test('[PK7] a multipolygon without meaning takes the one of its outline', async () => {
  const town = new SmallTown();
  town.relation(
    [
      [town.rectangle(0, 0, 10, 10, { landuse: 'forest' }), 'outer'],
      [town.rectangle(2, 2, 5, 5), 'inner'],
    ],
    { type: 'multipolygon' },
  );
  const { cells, areas } = await areasOf(town);
  expect(areas.map(({ tags }) => tags.get('landuse'))).toEqual(['forest']);
  expect(cells).toEqual([91]);
});

test('[PK8] an outline with a small gap is closed straight and counted', async () => {
  const town = new SmallTown();
  const [a, b] = [town.node(0, 0), town.node(10, 0)];
  const way = town.way([b, town.node(10, 10), town.node(0, 10), a]);
  town.relation(
    [
      [way, 'outer'],
      [999, 'outer'],
    ],
    { type: 'multipolygon', natural: 'water' },
  );
  const { cells, defects } = await areasOf(town);
  expect(cells).toEqual([100]);
  expect(defects).toEqual({ missingMembers: 1, closedMultipolygons: 1, droppedMultipolygons: 0, coastLines: 0 });
});

test('[PK8] an outline of which too little is there is left out and counted', async () => {
  const town = new SmallTown();
  town.relation(
    [
      [
        town.line([
          [0, 0],
          [10, 0],
          [10, 2],
        ]),
        'outer',
      ],
      [999, 'outer'],
    ],
    { type: 'multipolygon', natural: 'water' },
  );
  const { areas, defects } = await areasOf(town);
  expect(areas).toEqual([]);
  expect(defects).toEqual({ missingMembers: 1, closedMultipolygons: 0, droppedMultipolygons: 1, coastLines: 0 });
});

test('[PK3] an area whose points are missing is closed along the cut', async () => {
  const town = new SmallTown();
  const first = 900;
  town.way([first, town.node(10, 0), town.node(10, 10), town.node(0, 10), first], { landuse: 'forest' });
  const { cells } = await areasOf(town);
  expect(cells).toEqual([50]);
});

test('[PK3] what is left of an area with fewer than three points is none', async () => {
  const town = new SmallTown();
  town.way([900, town.node(0, 0), town.node(1, 1), 900], { landuse: 'forest' });
  expect((await areasOf(town)).areas).toEqual([]);
});

test('[PK3] coast lines are counted, for the sea beside them is not drawn', async () => {
  const town = new SmallTown();
  town.line(
    [
      [0, 0],
      [5, 5],
    ],
    { natural: 'coastline' },
  );
  expect((await areasOf(town)).defects.coastLines).toBe(1);
});
