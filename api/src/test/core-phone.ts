import { randomUUID } from 'node:crypto';
import { type Attempts, freshAttempts } from '@werkstadt/shared/sync/back-off';
import { type DrainPorts, drainStep } from '@werkstadt/shared/sync/drain';
import type { SignedEnvelope } from '@werkstadt/shared/sync/envelope';
import type { MutationArgs, MutationName } from '@werkstadt/shared/sync/mutator-registry';
import { afterPull, newOutboxRow, type Outbox, type OutboxChange } from '@werkstadt/shared/sync/outbox';
import { PROTOCOL_VERSION, pullAnswerSchema, pushAnswerSchema, type WireRow } from '@werkstadt/shared/sync/protocol';
import { personScope, projectScope } from '@werkstadt/shared/sync/scope';
import { projectId } from '@werkstadt/shared/test/domain-world';
import { TestPhone } from './test-phone.ts';

/** The app's own pure core around a vault in memory: what a phone does by itself, with nobody pressing a button. */
export class CorePhone {
  readonly http: TestPhone;
  /** The one whose rows it holds. */
  readonly project: string;
  readonly promised: SignedEnvelope[] = [];
  outbox: Outbox = { rows: [], replica: randomUUID(), nextSeq: 1, epoch: null };
  rows = new Map<string, WireRow>();
  cursors = new Map<string, number>();
  #epoch: string | null = null;
  #attempts: Attempts = freshAttempts;

  constructor(url: string, city: string, project: string = projectId) {
    this.http = new TestPhone(url, city);
    this.project = project;
  }

  get scopes(): string[] {
    return [projectScope(this.project), personScope(this.http.participant)];
  }

  /** Saved on this device; sent by the next `tick`. */
  async act<Name extends MutationName>(name: Name, args: MutationArgs<Name> & object): Promise<void> {
    const { replica: _replica, seq: _seq, ...envelope } = await this.http.envelope(name, args);
    const row = newOutboxRow(this.outbox, this.promised.length + 1, envelope, []);
    this.outbox = { ...this.outbox, rows: [...this.outbox.rows, row], nextSeq: this.outbox.nextSeq + 1 };
    this.promised.push(envelope);
  }

  /** What the timer does, once: sends what waits, then pulls. */
  async tick(): Promise<void> {
    for (;;) {
      const step = await drainStep(this.#ports, this.#attempts, null);
      if (step.kind !== 'go-on') break;
      this.#attempts = step.attempts;
    }
    await this.#pull();
  }

  get waiting(): number {
    return this.outbox.rows.filter(({ state }) => state === 'pending' || state === 'sent').length;
  }

  readonly #ports: DrainPorts = {
    city: '',
    readOutbox: async () => this.outbox,
    changeOutbox: async (step) => this.#change(step),
    push: async (request) => {
      const answer = await this.#asParticipant(() =>
        this.http.call('POST', 'sync.push', { ...request, city: this.http.city }),
      );
      return answer.ok
        ? { answer: pushAnswerSchema.parse(answer.value) }
        : { failure: { kind: 'no-answer', retryAfterMs: null } };
    },
    enterRows: async (rows) => this.#enter(rows),
    cursors: () => this.cursors,
    createId: randomUUID,
    random: () => 0,
  };

  #change(step: (outbox: Outbox) => OutboxChange): void {
    const { put, remove, ...numbers } = step(this.outbox);
    const gone = new Set([...remove, ...put.map(({ n }) => n)]);
    const rows = [...this.outbox.rows.filter(({ n }) => !gone.has(n)), ...put].sort((a, b) => a.n - b.n);
    this.outbox = { rows, ...numbers };
  }

  #enter(rows: readonly WireRow[]): void {
    for (const row of rows) {
      const key = `${row.scopeId}/${row.table}/${row.id}`;
      if ((this.rows.get(key)?.v ?? 0) < row.v) this.rows.set(key, row);
    }
  }

  /** A server that does not know the session any more: the device key opens another one. */
  async #asParticipant(call: () => ReturnType<TestPhone['call']>): ReturnType<TestPhone['call']> {
    const answer = await call();
    if (answer.ok || answer.code !== 'sign-in-needed') return answer;
    await this.http.openSession();
    return call();
  }

  async #pull(): Promise<void> {
    for (let more = true; more; ) {
      const { replica } = this.outbox;
      const received = this.outbox.rows.filter((row) => row.state === 'acked' && row.replica === replica);
      const highestReceived = Math.max(0, ...received.map(({ seq }) => seq));
      const scopes = this.scopes.map((scopeId) => ({ scopeId, cursor: this.cursors.get(scopeId) ?? 0 }));
      const request = { proto: PROTOCOL_VERSION, city: this.http.city, epoch: this.#epoch, replica, scopes };
      const answer = await this.http.call('GET', 'sync.pull', request);
      if (!answer.ok) return;
      const pulled = pullAnswerSchema.parse(answer.value);
      if (pulled.scopes.some(({ kind }) => kind === 'forbidden')) {
        await this.http.openSession();
        continue;
      }
      if (this.#epoch !== null && this.#epoch !== pulled.epoch) {
        this.rows = new Map();
        this.cursors = new Map();
      }
      this.#epoch = pulled.epoch;
      more = false;
      for (const scope of pulled.scopes) {
        if (scope.kind !== 'rows') more = true;
        else {
          this.#enter(scope.rows);
          this.cursors.set(scope.scopeId, scope.cursor);
          more ||= scope.more;
        }
      }
      this.#change((outbox) => afterPull(outbox, pulled, { replica, highestReceived }, this.cursors, randomUUID()));
    }
  }
}
