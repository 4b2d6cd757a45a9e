import type { Feature } from 'geojson';
import type { GeoJSONSource } from 'maplibre-gl';

type Fed = Pick<GeoJSONSource, 'setData' | 'updateData'>;

const idOf = ({ properties }: Feature): string => String(properties?.id);

/**
 * Gives a source of a map its features, each with an `id` among its properties: at first all of them, afterwards only
 * what is another object than before. So a filter that leaves out nine of ten thousand sends nine ids.
 */
export class SourceFeed {
  #sent: ReadonlyMap<string, Feature> = new Map();

  send(source: Fed, features: readonly Feature[]): void {
    const before = this.#sent;
    const after = new Map(features.map((feature) => [idOf(feature), feature]));
    const add = [...after.values()].filter((feature) => before.get(idOf(feature)) !== feature);
    const remove = [...before].flatMap(([id, feature]) => (after.get(id) === feature ? [] : [id]));
    this.#sent = after;
    if (add.length === after.size && (add.length > 0 || before.size > 0)) {
      void source.setData({ type: 'FeatureCollection', features: add });
    } else if (add.length + remove.length > 0) {
      void source.updateData({ remove, add });
    }
  }
}
