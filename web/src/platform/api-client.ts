import { createTRPCClient, httpLink, httpSubscriptionLink, splitLink } from '@trpc/client';
import type { AppRouter } from '@werkstadt/api/router';
import { type CityInfo, cityInfoSchema } from '@werkstadt/shared/city/city-info';
import {
  type Poke,
  type PullAnswer,
  type PullRequest,
  type PushAnswer,
  type PushRequest,
  pokeSchema,
  pullAnswerSchema,
  pushAnswerSchema,
} from '@werkstadt/shared/sync/protocol';
import { type DigestAnswer, digestAnswerSchema } from '@werkstadt/shared/sync/scope-digest';
import * as z from 'zod/mini';
import { type ApiAnswer, answerOf, bytesOf } from './api-answer.ts';
import {
  type SessionInfo,
  type SessionListItem,
  sessionInfoSchema,
  sessionListItemSchema,
} from './session/session-info.ts';

/** A request without an answer after this time counts as lost; a phone on the move often gets no error at all. */
const REQUEST_TIMEOUT_MS = 30_000;

/** More scopes than a stream takes are left to the timer. */
const MAX_POKE_SCOPES = 50;

const citySummarySchema = z.object({ id: z.string(), slug: z.string(), name: z.string() });
export type CitySummary = z.infer<typeof citySummarySchema>;
export const nothingSchema = z.pipe(
  z.unknown(),
  z.transform(() => undefined),
);

export interface OpenSessionInput {
  readonly city: string;
  readonly participant: string;
  readonly publicKey: string;
  readonly nonce: string;
  readonly signature: string;
}

/** Every request the app makes to the city's server, with its answer parsed. */
export interface ApiClient {
  readonly listCities: () => Promise<ApiAnswer<CitySummary[]>>;
  readonly getCity: (slug: string) => Promise<ApiAnswer<CityInfo>>;
  readonly push: (request: PushRequest) => Promise<ApiAnswer<PushAnswer>>;
  readonly pull: (request: PullRequest) => Promise<ApiAnswer<PullAnswer>>;
  /** Of a scope at this very change number ([S15]). */
  readonly digest: (city: string, scopeId: string, cursor: number) => Promise<ApiAnswer<DigestAnswer>>;
  /** A part of a snapshot ([S31]); `path` below `/snapshots/`. */
  readonly snapshot: (path: string) => Promise<ApiAnswer<Uint8Array<ArrayBuffer>>>;
  readonly pokes: (city: string, scopes: readonly string[], handlers: PokeHandlers) => () => void;
  readonly nonce: (city: string) => Promise<ApiAnswer<{ nonce: string }>>;
  readonly openSession: (input: OpenSessionInput) => Promise<ApiAnswer<SessionInfo>>;
  readonly currentSession: (city: string) => Promise<ApiAnswer<SessionInfo | null>>;
  readonly listSessions: (city: string) => Promise<ApiAnswer<SessionListItem[]>>;
  readonly revokeSession: (city: string, id: string) => Promise<ApiAnswer<undefined>>;
  readonly closeSession: (city: string) => Promise<ApiAnswer<undefined>>;
  readonly requestCode: (city: string, email: string) => Promise<ApiAnswer<undefined>>;
  readonly verifyCode: (city: string, email: string, code: string) => Promise<ApiAnswer<SessionInfo>>;
  readonly setUp: (city: string, setUpCode: string, email: string) => Promise<ApiAnswer<undefined>>;
  readonly erase: (
    city: string,
    contributions: readonly { readonly id: string; readonly keep: 'anonymous' | 'delete' }[],
  ) => Promise<ApiAnswer<undefined>>;
}

export interface PokeHandlers {
  readonly onPoke: (poke: Poke) => void;
  /** The stream stands. What was missed before, a pull brings. */
  readonly onOpen: () => void;
  /** The stream has ended for good and must be started anew ([S28]). */
  readonly onEnd: () => void;
}

export const timely = () => ({ signal: AbortSignal.timeout(REQUEST_TIMEOUT_MS) });

const requests = (url: string, send: typeof fetch = fetch) =>
  httpLink({ url, fetch: (input, init) => send(input, { ...(init as RequestInit), credentials: 'same-origin' }) });

/** For the parts of the app that are loaded later: their calls and schemas stay out of the first load. */
export const createRequestClient = (url: string) => createTRPCClient<AppRouter>({ links: [requests(url)] });

/** `send`: the browser's own unless a test brings another. */
export function createApiClient(url: string, send?: typeof fetch): ApiClient {
  const client = createTRPCClient<AppRouter>({
    links: [
      splitLink({
        condition: (operation) => operation.type === 'subscription',
        true: httpSubscriptionLink({ url }),
        false: requests(url, send),
      }),
    ],
  });
  return {
    listCities: () => answerOf(client.city.list.query(undefined, timely()), z.array(citySummarySchema)),
    getCity: (slug) => answerOf(client.city.get.query({ slug }, timely()), cityInfoSchema),
    push: (request) => answerOf(client.sync.push.mutate(request, timely()), pushAnswerSchema),
    pull: (request) => answerOf(client.sync.pull.query(request, timely()), pullAnswerSchema),
    digest: (city, scopeId, cursor) =>
      answerOf(client.sync.digest.query({ city, scopeId, cursor }, timely()), digestAnswerSchema),
    snapshot: (path) =>
      bytesOf(
        (send ?? fetch)(`${url.replace(/trpc$/, 'snapshots')}/${path}`, { ...timely(), credentials: 'same-origin' }),
      ),
    pokes(city, scopes, { onOpen, onPoke, onEnd }) {
      const subscription = client.sync.pokes.subscribe(
        { city, scopes: scopes.slice(0, MAX_POKE_SCOPES) },
        {
          onStarted: onOpen,
          onData: (data: unknown) => {
            const poke = pokeSchema.safeParse(data);
            if (poke.success) onPoke(poke.data);
          },
          onError: onEnd,
          onComplete: onEnd,
        },
      );
      return () => subscription.unsubscribe();
    },
    nonce: (city) => answerOf(client.session.nonce.query({ city }, timely()), z.object({ nonce: z.string() })),
    openSession: (input) => answerOf(client.session.open.mutate(input, timely()), sessionInfoSchema),
    currentSession: (city) => answerOf(client.session.current.query({ city }, timely()), z.nullable(sessionInfoSchema)),
    listSessions: (city) => answerOf(client.session.list.query({ city }, timely()), z.array(sessionListItemSchema)),
    revokeSession: (city, id) => answerOf(client.session.revoke.mutate({ city, id }, timely()), nothingSchema),
    closeSession: (city) => answerOf(client.session.close.mutate({ city }, timely()), nothingSchema),
    requestCode: (city, email) => answerOf(client.staff.requestCode.mutate({ city, email }, timely()), nothingSchema),
    verifyCode: (city, email, code) =>
      answerOf(client.staff.verifyCode.mutate({ city, email, code }, timely()), sessionInfoSchema),
    setUp: (city, setUpCode, email) =>
      answerOf(client.staff.setUp.mutate({ city, setUpCode, email }, timely()), nothingSchema),
    erase: (city, contributions) =>
      answerOf(client.person.erase.mutate({ city, contributions: [...contributions] }, timely()), nothingSchema),
  };
}
