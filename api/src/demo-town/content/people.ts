import type { DemoPerson } from './demo-project.ts';

const person = (key: string, name: string | null): DemoPerson => ({ key, name });

/** Those who write. Most chose a name, some stay unnamed. */
export const people = {
  mira: person('mira', 'Mira'),
  juergen: person('juergen', 'Jürgen W.'),
  ayse: person('ayse', 'Ayşe'),
  hilde: person('hilde', 'Hilde aus der Gartenstadt'),
  tom: person('tom', 'Tom'),
  petrenko: person('petrenko', 'Oksana P.'),
  ben: person('ben', 'Ben, 8b'),
  lehrerin: person('lehrerin', 'Lehrerin an der Lindachschule'),
  baecker: person('baecker', 'Ein Händler aus der Krämergasse'),
  bus: person('bus', 'Fährt Bus in Lindental'),
  sefa: person('sefa', 'Sefa & Jonas'),
  marta: person('marta', 'Marta'),
  rolf: person('rolf', 'Rolf, Rollstuhlfahrer'),
  priya: person('priya', 'Priya'),
  elternbeirat: person('elternbeirat', 'Elternbeirat Lindenschule'),
  nachbar: person('nachbar', null),
  pendlerin: person('pendlerin', null),
  gaertner: person('gaertner', 'Kleingarten Nr. 14'),
} as const satisfies Record<string, DemoPerson>;
