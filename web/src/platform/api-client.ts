import { createTRPCUntypedClient, httpLink, httpSubscriptionLink, splitLink } from '@trpc/client';
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
import * as z from 'zod/mini';
import { type ApiAnswer, answerOf } from './api-answer.ts';
import {
  type SessionInfo,
  type SessionListItem,
  sessionInfoSchema,
  sessionListItemSchema,
} from './session/session-info.ts';

/** A request without an answer after this time counts as lost; a phone on the move often gets no error at all. */
const REQUEST_TIMEOUT_MS = 30_000;

const citySummarySchema = z.object({ id: z.string(), slug: z.string(), name: z.string() });
export type CitySummary = z.infer<typeof citySummarySchema>;
const nothingSchema = z.pipe(
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

export function createApiClient(url: string): ApiClient {
  const client = createTRPCUntypedClient({
    links: [
      splitLink({
        condition: (operation) => operation.type === 'subscription',
        true: httpSubscriptionLink({ url }),
        false: httpLink({
          url,
          fetch: (input, init) => fetch(input, { ...(init as RequestInit), credentials: 'same-origin' }),
        }),
      }),
    ],
  });
  const query = <T>(path: string, input: unknown, schema: z.ZodMiniType<T>) =>
    answerOf(client.query(path, input, { signal: AbortSignal.timeout(REQUEST_TIMEOUT_MS) }), schema);
  const mutation = <T>(path: string, input: unknown, schema: z.ZodMiniType<T>) =>
    answerOf(client.mutation(path, input, { signal: AbortSignal.timeout(REQUEST_TIMEOUT_MS) }), schema);
  return {
    listCities: () => query('city.list', undefined, z.array(citySummarySchema)),
    getCity: (slug) => query('city.get', { slug }, cityInfoSchema),
    push: (request) => mutation('sync.push', request, pushAnswerSchema),
    pull: (request) => query('sync.pull', request, pullAnswerSchema),
    pokes(city, scopes, handlers) {
      const subscription = client.subscription(
        'sync.pokes',
        { city, scopes },
        {
          onStarted: handlers.onOpen,
          onData: (data) => {
            const poke = pokeSchema.safeParse(data);
            if (poke.success) handlers.onPoke(poke.data);
          },
          onError: handlers.onEnd,
          onComplete: handlers.onEnd,
        },
      );
      return () => subscription.unsubscribe();
    },
    nonce: (city) => query('session.nonce', { city }, z.object({ nonce: z.string() })),
    openSession: (input) => mutation('session.open', input, sessionInfoSchema),
    currentSession: (city) => query('session.current', { city }, z.nullable(sessionInfoSchema)),
    listSessions: (city) => query('session.list', { city }, z.array(sessionListItemSchema)),
    revokeSession: (city, id) => mutation('session.revoke', { city, id }, nothingSchema),
    closeSession: (city) => mutation('session.close', { city }, nothingSchema),
    requestCode: (city, email) => mutation('staff.requestCode', { city, email }, nothingSchema),
    verifyCode: (city, email, code) => mutation('staff.verifyCode', { city, email, code }, sessionInfoSchema),
    setUp: (city, setUpCode, email) => mutation('staff.setUp', { city, setUpCode, email }, nothingSchema),
    erase: (city, contributions) => mutation('person.erase', { city, contributions }, nothingSchema),
  };
}
