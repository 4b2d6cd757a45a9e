import type { Comment } from '../../comment/comment.ts';
import type { Proposal } from '../../proposal/proposal.ts';
import { DomainWorld, openProject } from '../../test/domain-world.ts';
import type { SignedEnvelope } from '../envelope.ts';
import type { MutationName } from '../mutator-registry.ts';
import type { WireRow } from '../protocol.ts';
import type { TableName } from '../table.ts';
import type { FaultCounts } from './faults.ts';
import { keysOf, type LogEntry, rowsOfScope } from './memory-store.ts';
import type { Phone } from './phone.ts';
import type { StoredPhoto } from './photo-desk.ts';
import { pretendPhotoHash } from './pretend-crypto.ts';
import type { Server } from './server.ts';

interface City {
  readonly id: string;
  readonly phones: readonly Phone[];
}

/** [S2]: what must hold once everything has healed and the system is quiet. Each problem begins with its kind. */
export async function findProblems(server: Server, cities: readonly City[], faults: FaultCounts): Promise<string[]> {
  const problems: string[] = [];
  for (const city of cities) {
    const log = logOf(server, city.id);
    const scopes = new Map<string, readonly WireRow[]>();
    const shownBy = (scopeId: string) => {
      const rows = scopes.get(scopeId) ?? rowsOfScope(server.database.committed, city.id, server.options, scopeId);
      scopes.set(scopeId, rows);
      return rows;
    };
    for (const phone of city.phones) {
      problems.push(...phone.problems, ...fates(phone, log, server.restores > 0), ...(await views(phone, shownBy)));
    }
    problems.push(...(await replay(server, city, log)), ...photos(server, city));
    countPeople(log, faults);
  }
  return problems;
}

function logOf(server: Server, cityId: string): LogEntry[] {
  const prefix = keysOf(cityId, server.options).prefix('log');
  const entries: LogEntry[] = [];
  for (const [key, value] of server.database.committed) if (key.startsWith(prefix)) entries.push(value as LogEntry);
  return entries.filter((entry) => envelopeOf(entry)?.city === cityId).sort((a, b) => a.order - b.order);
}

const envelopeOf = (entry: LogEntry) => entry.envelope as SignedEnvelope;

/**
 * Told without the server's log: too large for the way, or of somebody who was erased. An answer that was lost may have
 * had another word before.
 */
const setAside = new Set(['row-too-large', 'erased']);

/** LOST, ALTERED, STUCK: every act the person was told is saved has exactly one fate. */
function fates(phone: Phone, log: readonly LogEntry[], restored: boolean): string[] {
  const problems: string[] = [];
  const byMid = new Map(log.map((entry) => [entry.mid, entry]));
  const promised = [...phone.promised].map(([mid, promise]) => ({ mid, ...promise }));
  for (const { mid, envelope, discarded } of promised) {
    const row = phone.vault.rows.find((held) => held.mid === mid);
    const entry = byMid.get(mid);
    const status = entry?.conclusion?.status;
    const where = `${mid} ${envelope.name} of ${phone.options.name}`;
    if (status === 'applied' || status === 'merged') {
      if (entry?.hash !== envelope.hash) problems.push(`ALTERED ${where}`);
      if (row && row.state !== 'acked' && !(restored && row.state === 'attention') && !setAside.has(row.code ?? ''))
        problems.push(`STUCK ${where} is ${row.state} ${row.code ?? ''} though applied`);
    } else if (discarded || phone.vault.unreadable.some((held) => held.mid === mid)) {
    } else if (row?.state === 'attention' && setAside.has(row.code ?? '')) {
    } else if (status === undefined && row?.state === 'attention' && restored) {
      // Refused in a time that was lost: the words stay on the phone until their author does something with them.
    } else if (status === 'parked' && row?.state === 'parked') {
    } else if (status === 'rejected') {
      if (row?.state !== 'attention') problems.push(`LOST ${where} was refused and is ${row?.state ?? 'gone'}`);
      else if (row.envelope.hash !== envelope.hash) problems.push(`ALTERED ${where} on the phone`);
      if (entry && envelopeOf(entry).hash !== envelope.hash) problems.push(`ALTERED ${where} in the log`);
    } else if (row?.state === 'pending' || row?.state === 'sent') {
      problems.push(`STUCK ${where} is ${row.state} and nothing is sent`);
    } else problems.push(`LOST ${where}: ${row?.state ?? 'gone'} on the phone, ${status ?? 'unknown'} to the city`);
  }
  return problems;
}

/** PHOTO, STUCK: what everybody sees is what its name or its note says, and what can still be sent is. */
function photos(server: Server, city: City): string[] {
  const problems: string[] = [];
  const keys = keysOf(city.id, server.options);
  for (const table of ['proposal', 'comment'] as const) {
    for (const [key, value] of server.database.committed) {
      if (!key.startsWith(`${keys.prefix('row')}${table}/`)) continue;
      const { id, authorId, photos: named } = value as Pick<Proposal & Comment, 'id' | 'authorId' | 'photos'>;
      for (const { sha256, state } of named) {
        const stored = server.database.committed.get(keys.photo(id, sha256)) as StoredPhoto | undefined;
        if (state === 'public') {
          const right = stored?.state === 'stored' && pretendPhotoHash(stored.bytes) === (stored.actual ?? sha256);
          if (!right) problems.push(`PHOTO ${sha256} of ${id} is public with other bytes`);
        }
        if (state !== 'expected' || server.isErased(city.id, authorId ?? '')) continue;
        const holder = city.phones.find(
          ({ options, vault }) => options.participantId === authorId && vault.photos.get(sha256)?.whole,
        );
        if (holder) problems.push(`STUCK photo ${sha256} of ${id} lies whole on ${holder.options.name}`);
      }
    }
  }
  return problems;
}

const shown = (row: WireRow) => `${row.table}/${row.id}@${row.v}`;

/** PHANTOM, GAP: what a phone holds of a scope is what the city shows there, and no own act is left over it. */
async function views(phone: Phone, shownBy: (scopeId: string) => readonly WireRow[]): Promise<string[]> {
  const problems: string[] = [];
  const { name } = phone.options;
  for (const scopeId of phone.scopes()) {
    const held = [...phone.cache.rows.values()].filter((row) => row.scopeId === scopeId);
    const theirs = shownBy(scopeId);
    const here = new Map(held.map((row) => [shown(row), row]));
    for (const row of theirs) {
      const mine = here.get(shown(row));
      here.delete(shown(row));
      const harmless = row.body === null && phone.hasLostRow;
      if (!mine && !harmless) problems.push(`GAP ${name} misses ${shown(row)} of ${scopeId}`);
      else if (mine && mine.body !== row.body && JSON.stringify(mine.body) !== JSON.stringify(row.body))
        problems.push(`ALTERED view ${shown(row)} on ${name}`);
    }
    // A tombstone may stay on a phone for longer than on the server, which purges them.
    for (const [key, { body }] of here) if (body !== null) problems.push(`PHANTOM ${name} shows ${key} of ${scopeId}`);
  }
  const { rows } = await phone.fold();
  const left = [...rows.values()].flatMap((table) => [...table.keys()]);
  if (left.length > 0 && !phone.vault.rows.some(({ state }) => state === 'parked'))
    problems.push(`PHANTOM ${name} still folds ${left.join(', ')}`);
  return problems;
}

/** Decided without the mutators: they have no part in an obvious replay. */
const decidedBefore = new Set(['parent', 'mid-reuse', 'signature-invalid', 'row-unreadable', 'participant-foreign']);

/** DUPLICATED and everything else: one after the other, in plain sight, the log gives the very rows that are there. */
async function replay(server: Server, city: City, log: readonly LogEntry[]): Promise<string[]> {
  const problems: string[] = [];
  const keys = keysOf(city.id, server.options);
  const world = new DomainWorld();
  const prefix = keys.prefix('row');
  const ids = new Set(city.phones.flatMap((phone) => phone.options.projectIds));
  for (const id of ids) world.rows.set(`project/${id}`, { ...openProject, id, kinds: ['bike-lane', 'place'] });
  for (const phone of city.phones) world.persons.set(phone.options.participantId, phone.options.personId);
  for (const entry of log) {
    const { conclusion } = entry;
    if (!conclusion || conclusion.status === 'parked' || decidedBefore.has(conclusion.code ?? '')) continue;
    const { name, args, base, at, participant } = envelopeOf(entry);
    const outcome = await world.run(name as MutationName, args as never, {
      participantId: participant,
      roles: [...entry.roles],
      now: entry.decidedAt ?? entry.receivedAt,
      claimedAt: at.wall,
      base,
    });
    const code = outcome.status === 'rejected' ? outcome.code : null;
    if (outcome.status !== conclusion.status || code !== conclusion.code) {
      const told = `${conclusion.status} ${conclusion.code ?? ''}`;
      problems.push(`REPLAY ${entry.mid} ${name}: told ${told}, replayed ${outcome.status} ${code ?? ''}`);
    }
  }
  const numbers: number[] = [];
  const there = new Map<string, unknown>();
  for (const [key, row] of server.database.committed) {
    if (!key.startsWith(prefix)) continue;
    if (row instanceof Object && 'number' in row && typeof row.number === 'number') numbers.push(row.number);
    there.set(key.slice(prefix.length), row);
  }
  if (new Set(numbers).size !== numbers.length) problems.push('DUPLICATED receipt number');
  for (const [key, row] of world.rows) {
    const held = there.get(key);
    if (!sameRow(held, row)) problems.push(`DUPLICATED or LOST effect: ${key} is ${plain(held)}, not ${plain(row)}`);
    there.delete(key);
  }
  for (const key of there.keys()) problems.push(`DUPLICATED effect: ${key}`);
  return problems;
}

/** Most rows are the same value by value; the rest is compared by what it says. */
const sameRow = (held: unknown, row: unknown): boolean => sameValue(held, row) || plain(held) === plain(row);

function sameValue(a: unknown, b: unknown): boolean {
  if (Object.is(a, b)) return true;
  if (!(a instanceof Object) || !(b instanceof Object) || Array.isArray(a) !== Array.isArray(b)) return false;
  const keys = Object.keys(a);
  if (keys.length !== Object.keys(b).length) return false;
  return keys.every((key) => Object.hasOwn(b, key) && sameValue(a[key as keyof typeof a], b[key as keyof typeof b]));
}

/** Receipt numbers may leave holes, so they are compared for themselves. */
function plain(row: unknown): string {
  const without = row instanceof Object && 'number' in row ? { ...row, number: null } : row;
  // What becomes of a photo's bytes is no act.
  const settled = (value: unknown) =>
    value instanceof Object && 'media' in value && 'state' in value && value.state === 'public'
      ? { ...value, state: 'expected', media: null }
      : value;
  return JSON.stringify(without, (_key, value: unknown) =>
    value instanceof Object && !Array.isArray(value)
      ? Object.fromEntries(Object.entries(settled(value) as object).sort())
      : value,
  );
}

const rejectedWith = (log: readonly LogEntry[], code: string, table: TableName) =>
  log.filter(({ name, conclusion }) => conclusion?.code === code && name.startsWith(table)).length;

/** Faults of people show in what was refused. */
function countPeople(log: readonly LogEntry[], faults: FaultCounts): void {
  faults.add(45, rejectedWith(log, 'project-not-open', 'proposal'));
  faults.add(46, log.filter(({ conclusion }) => conclusion?.code === 'parent').length);
  faults.add(47, rejectedWith(log, 'stale', 'decision'));
  const devices = new Map<string, Set<string>>();
  for (const { name, personId, participantId } of log) {
    if (name !== 'support.set') continue;
    devices.set(personId, (devices.get(personId) ?? new Set()).add(participantId));
  }
  faults.add(50, [...devices.values()].filter((set) => set.size > 1).length);
}
