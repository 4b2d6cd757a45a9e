import type { LineString, Point, Polygon } from '../geometry/geojson.ts';
import type { StaffRole } from '../person/role.ts';
import type { Project } from '../project/project.ts';
import type { Outcome } from '../sync/mutator.ts';
import { type MutationArgs, type MutationName, mutatorByName } from '../sync/mutator-registry.ts';
import { isOfPerson, type RowTypes, type TableName } from '../sync/table.ts';
import type { Transaction } from '../sync/transaction.ts';

/** Fixed ids for tests: `testId(7)` is a valid UUIDv7 that ends in 7. */
export const testId = (n: number) => `01900000-0000-7000-8000-${n.toString(16).padStart(12, '0')}`;

export const cityId = testId(1);
export const projectId = testId(2);

/** About 7 km × 11 km in the middle of Germany. */
export const area: Polygon = {
  type: 'Polygon',
  coordinates: [
    [
      [9.0, 50.0],
      [9.1, 50.0],
      [9.1, 50.1],
      [9.0, 50.1],
      [9.0, 50.0],
    ],
  ],
};
export const line: LineString = {
  type: 'LineString',
  coordinates: [
    [9.02, 50.02],
    [9.03, 50.03],
  ],
};
export const point: Point = { type: 'Point', coordinates: [9.05, 50.05] };
export const district: Polygon = {
  type: 'Polygon',
  coordinates: [
    [
      [9.02, 50.02],
      [9.04, 50.02],
      [9.04, 50.04],
      [9.02, 50.02],
    ],
  ],
};

export const openProject: Project = {
  id: projectId,
  title: { de: 'Radwege', en: 'Bike lanes' },
  summary: { de: 'Wo fehlt ein Radweg?', en: 'Where is a bike lane missing?' },
  description: { de: 'Zeichne ihn ein.', en: 'Draw it.' },
  kinds: ['bike-lane', 'place', 'school-district'],
  area,
  state: 'open',
  opensAt: '2027-01-01T00:00:00.000Z',
  closesAt: '2027-03-01T00:00:00.000Z',
  rev: 1,
};

/** Everything on one server, in memory and in plain sight: the obvious stand-in for the real stores. */
export class DomainWorld {
  readonly rows = new Map<string, unknown>();
  readonly persons = new Map<string, string>();
  private lastNumber = 0;

  constructor(project: Project = openProject) {
    this.rows.set(`project/${project.id}`, project);
  }

  row<T extends TableName>(table: T, id: string, personId = ''): RowTypes[T] | undefined {
    return this.rows.get(this.key(table, id, personId)) as RowTypes[T] | undefined;
  }

  /** Runs one mutation as the server does, after its schema has parsed the arguments. */
  async run<Name extends MutationName>(
    name: Name,
    args: MutationArgs<Name>,
    by: { participantId: string; roles?: StaffRole[]; now?: string; claimedAt?: string; base?: Record<string, number> },
  ): Promise<Outcome> {
    const mutator = mutatorByName(name);
    if (!mutator) throw new Error(`no mutator ${name}`);
    const parsed = mutator.args.safeParse(args);
    if (!parsed.success) return { status: 'rejected', code: 'args-invalid' };
    const personId = this.persons.get(by.participantId) ?? by.participantId;
    const now = by.now ?? '2027-02-01T12:00:00.000Z';
    return mutator.run(
      {
        tx: this.transaction(personId),
        actor: { participantId: by.participantId, personId, roles: by.roles ?? [] },
        cityId,
        now,
        claimedAt: by.claimedAt ?? now,
        onServer: true,
        isReceived: false,
        base: by.base ?? {},
      },
      parsed.data,
    );
  }

  private key(table: TableName, id: string, personId: string) {
    return isOfPerson(table) ? `${table}/${id}/${personId}` : `${table}/${id}`;
  }

  private transaction(personId: string): Transaction {
    return {
      get: async (table, id) => this.row(table, id, personId),
      put: async (table, row) => {
        this.rows.set(this.key(table, row.id, personId), row);
      },
      nextReceiptNumber: async () => ++this.lastNumber,
      personOf: async (participantId) => this.persons.get(participantId) ?? participantId,
    };
  }
}

export const ann = testId(100);
export const bob = testId(101);
export const planner = testId(102);

/** Complete arguments of a bike lane; what a test cares about is given by it. */
export function laneArgs(changes: Partial<MutationArgs<'proposal.submit'>> = {}): MutationArgs<'proposal.submit'> {
  return {
    id: testId(10),
    projectId,
    kind: 'bike-lane',
    kindVersion: 1,
    title: 'Radweg Bahnhofstraße',
    reason: 'Hier fahren viele Kinder zur Schule.',
    lang: 'de',
    sources: [],
    geometry: line,
    fields: { side: 'both' },
    authorName: null,
    ...changes,
  };
}
