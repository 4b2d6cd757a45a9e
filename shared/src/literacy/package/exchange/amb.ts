import type { ModuleDescription } from '../module-description.ts';

/** Of the vocabulary of resource types that AMB names: https://w3id.org/kim/hcrt/. */
const RESOURCE_TYPES = [
  { id: 'https://w3id.org/kim/hcrt/simulation', prefLabel: { de: 'Simulation', en: 'Simulation' } },
  { id: 'https://w3id.org/kim/hcrt/drill_and_practice', prefLabel: { de: 'Übung', en: 'Drill and Practice' } },
];

const concept = (described: { readonly id: string; readonly prefLabel: Readonly<Record<string, string>> }) => ({
  type: 'Concept',
  ...described,
});

/**
 * The module as AMB, the German metadata profile for educational resources, describes one: JSON-LD for catalogues.
 * `address`: where the module can be found. Plain German is German there: AMB names languages by ISO 639-1.
 */
export function ambRecord(description: ModuleDescription, address: string): Readonly<Record<string, unknown>> {
  const { name, creator, license, inLanguage, about, educationalLevel, digcomp } = description;
  return {
    '@context': ['https://w3id.org/kim/amb/context.jsonld', { '@language': 'de' }],
    id: address,
    type: ['LearningResource'],
    name: name.de,
    description: description.description.de,
    creator,
    license: { id: license },
    inLanguage: [...new Set(inLanguage.map((language) => language.slice(0, 2)))],
    about: about.map(concept),
    educationalLevel: educationalLevel.map(concept),
    learningResourceType: RESOURCE_TYPES.map(concept),
    keywords: digcomp.map((competence) => `DigComp 3.0: ${competence}`),
    isAccessibleForFree: true,
  };
}
