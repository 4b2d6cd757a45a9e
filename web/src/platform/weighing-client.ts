import {
  type SealedWeighing,
  sealedWeighingSchema,
  type WeighingRecord,
} from '@werkstadt/shared/districts/weighing/weighing-record';
import { type ApiAnswer, answerOf } from './api-answer.ts';
import { createRequestClient, timely } from './api-client.ts';

/** Asks for the city's seal on a record of weighing, whose numbers the city computes too ([DP16]). */
export function signWeighing(url: string, city: string, record: WeighingRecord): Promise<ApiAnswer<SealedWeighing>> {
  const { planning } = createRequestClient(url);
  return answerOf(planning.signWeighing.mutate({ city, record }, timely()), sealedWeighingSchema);
}
