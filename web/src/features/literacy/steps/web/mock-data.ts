import { createMockWeb, type MockWeb } from '@werkstadt/shared/literacy/models/mock-web';
import { type Cases, casesSchema, pagesSchema } from '@werkstadt/shared/literacy/package/data/pages';

export type ModuleCase = Cases[number];

export interface MockData {
  readonly web: MockWeb;
  readonly caseOf: (id: string) => ModuleCase;
}

/** Pages in the reader's language with their index, and the cases; throws where the files are none: they were checked before. */
export function readMockWeb(data: (name: string) => unknown): MockData {
  const cases = casesSchema.parse(data('cases'));
  return {
    web: createMockWeb(pagesSchema.parse(data('pages'))),
    caseOf: (id) => {
      const found = cases.find((each) => each.id === id);
      if (!found) throw new Error(`no case «${id}»`);
      return found;
    },
  };
}
