import { type ToldCount, toldCountSchema } from '@werkstadt/shared/literacy/workshop/publication';
import { type Round, roundSchema } from '@werkstadt/shared/workshop/round';
import * as z from 'zod/mini';
import { type ApiAnswer, answerOf } from './api-answer.ts';
import { createRequestClient, nothingSchema, timely } from './api-client.ts';

/** Group rounds: what staff does, and what any phone with the code does. */
export interface GroupClient {
  readonly open: (city: string, activity: string) => Promise<ApiAnswer<Round>>;
  readonly list: (city: string) => Promise<ApiAnswer<Round[]>>;
  readonly count: (city: string, code: string) => Promise<ApiAnswer<ToldCount>>;
  readonly close: (city: string, code: string) => Promise<ApiAnswer<Round>>;
  readonly find: (city: string, code: string) => Promise<ApiAnswer<Round>>;
  /** `result`: 32 signs (`literacy/workshop/record.ts`). */
  readonly report: (city: string, code: string, result: string) => Promise<ApiAnswer<undefined>>;
}

export function createGroupClient(url: string): GroupClient {
  const { workshop } = createRequestClient(url);
  return {
    open: (city, activity) => answerOf(workshop.open.mutate({ city, activity }, timely()), roundSchema),
    list: (city) => answerOf(workshop.list.query({ city }, timely()), z.array(roundSchema)),
    count: (city, code) => answerOf(workshop.count.query({ city, code }, timely()), toldCountSchema),
    close: (city, code) => answerOf(workshop.close.mutate({ city, code }, timely()), roundSchema),
    find: (city, code) => answerOf(workshop.find.query({ city, code }, timely()), roundSchema),
    report: (city, code, result) => answerOf(workshop.report.mutate({ city, code, result }, timely()), nothingSchema),
  };
}
