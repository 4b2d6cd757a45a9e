import fc from 'fast-check';
import type { Feature } from 'geojson';
import { expect, test } from 'vitest';
import { SourceFeed } from './source-feed.ts';

type Fed = Parameters<SourceFeed['send']>[0];
const seed = 20_261_124;

/** A source as it is described: takes out, then puts in. */
function plainSource() {
  const held = new Map<string, Feature>();
  let sent = 0;
  const put = (features: readonly Feature[]) => {
    for (const feature of features) held.set(String(feature.properties?.id), feature);
    sent += features.length;
  };
  const source: Pick<Fed, 'setData' | 'updateData'> = {
    setData: async (data) => {
      if (typeof data === 'string' || data.type !== 'FeatureCollection') throw new Error('not features');
      held.clear();
      put(data.features);
    },
    updateData: async ({ remove = [], add = [] }) => {
      for (const id of remove) held.delete(String(id));
      put(add);
    },
  };
  return { source, held, sent: () => sent };
}

const feature = (id: number, version: number): Feature => ({
  type: 'Feature',
  properties: { id: String(id), version },
  geometry: { type: 'Point', coordinates: [id, version] },
});

/** What is shown, one after another: ids with the version each has then; the same one is the same object. */
const shown = fc.array(fc.uniqueArray(fc.tuple(fc.nat(12), fc.nat(2)), { selector: ([id]) => id, maxLength: 12 }), {
  minLength: 1,
  maxLength: 20,
});

test('[MP6] whatever is shown one after another, the source holds exactly that', () => {
  const pool = new Map<string, Feature>();
  const one = (id: number, version: number): Feature => {
    const key = `${id} ${version}`;
    const made = pool.get(key) ?? feature(id, version);
    pool.set(key, made);
    return made;
  };
  fc.assert(
    fc.property(shown, (steps) => {
      const { source, held } = plainSource();
      const feed = new SourceFeed();
      for (const step of steps) {
        const features = step.map(([id, version]) => one(id, version));
        feed.send(source, features);
        expect(new Set(held.values())).toEqual(new Set(features));
      }
    }),
    { seed, numRuns: 300 },
  );
});

test('[MP6] one row that changes is all that is sent', () => {
  const { source, held, sent } = plainSource();
  const feed = new SourceFeed();
  const all = Array.from({ length: 1000 }, (_, id) => feature(id, 0));
  feed.send(source, all);
  feed.send(source, all.with(7, feature(7, 1)));
  expect(sent()).toBe(1001);
  feed.send(source, all.slice(0, 100));
  expect([sent(), held.size]).toEqual([1002, 100]);
});
