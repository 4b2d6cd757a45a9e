import { SmallTown } from '../small-town.ts';

const BOUNDARY = {
  type: 'boundary',
  boundary: 'administrative',
  admin_level: '8',
  name: 'Kleinau',
  'de:amtlicher_gemeindeschluessel': '01234567',
};

/** For tests: a town of two by two blocks, of about 300 by 400 metres each; what divides them is up to the test. */
export function crossTown(build: (town: SmallTown) => void = () => {}): SmallTown {
  return new SmallTown().with((town) => {
    town.relation([[town.rectangle(0, 0, 12, 8), 'outer']], BOUNDARY);
    build(town);
  });
}
