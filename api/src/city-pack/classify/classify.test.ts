import { expect, test } from 'vitest';
import type { OsmRelation, Tags } from '../osm-extract.ts';
import { classifyBuilding } from './buildings.ts';
import { cycleClass } from './cycle-class.ts';
import { classifyLand } from './land.ts';
import { classifyBoundary, classifyCycleRoute } from './memberships.ts';
import { classifyAddress, classifyPlace, classifyPoi } from './points.ts';
import { classifyStreet } from './streets.ts';
import { classifyWaterArea, classifyWaterLine } from './water.ts';

const tags = (text: string): Tags =>
  new Map(
    text
      .split(' ')
      .filter(Boolean)
      .map((pair): [string, string] => {
        const [key = '', value = ''] = pair.split('=');
        return [key, value];
      }),
  );
const relation = (text: string): OsmRelation => ({ id: 1, tags: tags(text), members: [] });

test.each([
  ['highway=cycleway', 'path'],
  ['highway=cycleway foot=designated', 'shared_path'],
  ['highway=cycleway foot=yes segregated=yes', 'path'],
  ['highway=path bicycle=designated', 'shared_path'],
  ['highway=footway bicycle=designated segregated=yes', 'path'],
  ['highway=footway bicycle=yes', null],
  ['highway=residential cyclestreet=yes', 'cycle_street'],
  ['highway=residential bicycle_road=yes cycleway=lane', 'cycle_street'],
  ['highway=primary cycleway:right=track', 'track'],
  ['highway=primary cycleway:left=lane cycleway:right=track', 'track'],
  ['highway=primary cycleway:both=lane', 'lane'],
  ['highway=primary cycleway=opposite_lane', 'lane'],
  ['highway=primary cycleway:right=share_busway', 'shared_bus'],
  ['highway=primary cycleway=shared_lane', 'advisory'],
  ['highway=primary cycleway:right=lane cycleway:right:lane=advisory', 'advisory'],
  ['highway=primary cycleway=lane cycleway:lane=exclusive', 'lane'],
  ['highway=primary cycleway:both=separate', null],
  ['highway=residential oneway=yes oneway:bicycle=no', 'opposite'],
  ['highway=residential cycleway=opposite', 'opposite'],
  ['highway=residential cycleway=no', null],
  ['highway=residential', null],
])('[PK10] cycling on "%s" is %s', (text, expected) => {
  expect(cycleClass(tags(text))).toBe(expected);
});

test.each([
  ['highway=motorway', 8, { kind: 'motorway' }],
  [
    'highway=residential name=Ring maxspeed=30 surface=asphalt',
    12,
    { kind: 'residential', name: 'Ring', surface: 'asphalt', maxspeed: 30 },
  ],
  ['highway=footway', 14, { kind: 'footway' }],
  ['highway=footway bicycle=designated', 12, { kind: 'footway', cycle: 'shared_path', bicycle: 'designated' }],
  ['highway=service oneway:bicycle=no', 13, { kind: 'service', cycle: 'opposite' }],
  ['highway=primary maxspeed=DE:urban bridge=yes tunnel=no', 9, { kind: 'primary', maxspeed: 50, bridge: true }],
  ['highway=primary maxspeed=none', 9, { kind: 'primary' }],
  ['highway=primary maxspeed=toString', 9, { kind: 'primary' }],
  ['railway=rail', 9, { kind: 'rail', rail: true }],
  ['railway=rail service=siding tunnel=yes', 13, { kind: 'rail', rail: true, tunnel: true }],
])('[PK10] "%s" is a street from zoom %i on', (text, minZoom, properties) => {
  expect(classifyStreet(tags(text), false)).toEqual({ layer: 'streets', minZoom, properties });
});

test.each(['highway=proposed', 'highway=constructor', 'railway=abandoned', 'building=yes', ''])(
  '[PK10] "%s" is no street',
  (text) => {
    expect(classifyStreet(tags(text), false)).toBeNull();
  },
);

test('[PK10] a square is land, a roundabout is a street', () => {
  expect(classifyStreet(tags('highway=pedestrian area=yes'), true)).toBeNull();
  expect(classifyLand(tags('highway=pedestrian area=yes'), 100)?.properties).toEqual({ kind: 'pedestrian' });
  expect(classifyStreet(tags('highway=tertiary junction=roundabout'), true)?.properties.kind).toBe('tertiary');
});

test.each([
  ['landuse=forest', 600_000, 8, 'forest'],
  ['natural=wood', 60_000, 10, 'forest'],
  ['leisure=park landuse=unknown', 6_000, 12, 'park'],
  ['amenity=school', 500, 13, 'school'],
  ['landuse=residential leisure=park', 500, 13, 'residential'],
])('[PK10] "%s" of %i m² is land from zoom %i on', (text, squareMetres, minZoom, kind) => {
  expect(classifyLand(tags(text), squareMetres)).toEqual({ layer: 'land', minZoom, properties: { kind } });
});

test('[PK10] a school building is a building, not school grounds', () => {
  expect(classifyLand(tags('amenity=school building=school'), 500)).toBeNull();
  expect(classifyBuilding(tags('amenity=school building=school building:levels=3'))).toEqual({
    layer: 'buildings',
    minZoom: 13,
    properties: { kind: 'school', levels: 3 },
  });
  expect(classifyBuilding(tags('building=no'))).toBeNull();
  expect(classifyBuilding(tags('building=yes building:levels=3;4'))?.properties).toEqual({ kind: 'yes' });
});

test.each([
  ['natural=water name=Tollensesee', 2_000_000, 8, { kind: 'water', name: 'Tollensesee' }],
  ['natural=water water=pond', 60_000, 11, { kind: 'pond' }],
  ['waterway=riverbank', 100, 13, { kind: 'riverbank' }],
  ['landuse=basin', 100, 13, { kind: 'basin' }],
])('[PK10] "%s" of %i m² is water from zoom %i on', (text, squareMetres, minZoom, properties) => {
  expect(classifyWaterArea(tags(text), squareMetres)).toEqual({ layer: 'water_polygons', minZoom, properties });
});

test('[PK10] rivers are lines from zoom 10, ditches from 13; a culvert is a tunnel', () => {
  expect(classifyWaterLine(tags('waterway=river name=Tollense'))).toEqual({
    layer: 'water_lines',
    minZoom: 10,
    properties: { kind: 'river', name: 'Tollense' },
  });
  expect(classifyWaterLine(tags('waterway=ditch tunnel=culvert'))).toMatchObject({
    minZoom: 13,
    properties: { tunnel: true },
  });
  expect(classifyWaterLine(tags('waterway=weir'))).toBeNull();
});

test.each([
  ['amenity=school name=Süd', 12, { class: 'amenity', kind: 'school', name: 'Süd' }],
  ['leisure=playground', 14, { class: 'leisure', kind: 'playground' }],
  ['shop=bakery', 14, { class: 'shop', kind: 'bakery' }],
  ['tourism=museum', 14, { class: 'tourism', kind: 'museum' }],
  ['highway=bus_stop name=Ring', 14, { class: 'transport', kind: 'bus_stop', name: 'Ring' }],
  ['railway=station', 14, { class: 'transport', kind: 'station' }],
  ['amenity=parking name=Markt', 14, { class: 'amenity', kind: 'parking', name: 'Markt' }],
])('[PK10] "%s" is a point of interest from zoom %i on', (text, minZoom, properties) => {
  expect(classifyPoi(tags(text))).toEqual({ layer: 'pois', minZoom, properties });
});

test.each(['amenity=bench', 'amenity=parking', 'tourism=information', 'shop=vacant', ''])(
  '[PK10] "%s" is none',
  (text) => {
    expect(classifyPoi(tags(text))).toBeNull();
  },
);

test('[PK10] house numbers from zoom 14, place names by their weight', () => {
  expect(classifyAddress(tags('addr:housenumber=12a'))).toEqual({
    layer: 'addresses',
    minZoom: 14,
    properties: { housenumber: '12a' },
  });
  expect(classifyPlace(tags('place=town name=Lindental population=20000'))).toEqual({
    layer: 'place_labels',
    minZoom: 8,
    properties: { kind: 'town', name: 'Lindental', population: 20000 },
  });
  expect(classifyPlace(tags('place=suburb name=Süd population=many'))).toMatchObject({
    minZoom: 11,
    properties: { kind: 'suburb', name: 'Süd' },
  });
  expect(classifyPlace(tags('place=town'))).toBeNull();
  expect(classifyPlace(tags('place=valueOf name=x'))).toBeNull();
});

test('[PK10] a way on several cycle routes belongs to the widest network', () => {
  const local = relation('type=route route=bicycle network=lcn name=Runde');
  const national = relation('type=route route=bicycle network=ncn ref=D9');
  expect(classifyCycleRoute([local, national])).toEqual({
    layer: 'cycle_routes',
    minZoom: 10,
    properties: { network: 'ncn', ref: 'D9' },
  });
  expect(classifyCycleRoute([relation('type=route route=bus')])).toBeNull();
});

test('[PK10] a border counts by its highest level, down to municipalities', () => {
  const level = (n: string) => relation(`type=boundary boundary=administrative admin_level=${n}`);
  expect(classifyBoundary([level('8'), level('4')])).toEqual({
    layer: 'boundaries',
    minZoom: 8,
    properties: { admin_level: 4 },
  });
  expect(classifyBoundary([level('8')])?.minZoom).toBe(9);
  expect(classifyBoundary([level('10')])).toBeNull();
  expect(classifyBoundary([relation('type=boundary boundary=administrative')])).toBeNull();
  expect(classifyBoundary([])).toBeNull();
});
