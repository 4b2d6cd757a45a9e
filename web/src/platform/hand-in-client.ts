import { type HandInResult, handInAnswerSchema } from '@werkstadt/shared/sync/hand-in';
import { type ApiAnswer, answerOf } from './api-answer.ts';
import { createRequestClient, timely } from './api-client.ts';

type Request = Parameters<ReturnType<typeof createRequestClient>['sync']['handIn']['mutate']>[0];

/** Brings the acts of one author, from a file, to the city ([S29]). */
export async function handInActs(url: string, request: Request): Promise<ApiAnswer<readonly HandInResult[]>> {
  const answer = await answerOf(createRequestClient(url).sync.handIn.mutate(request, timely()), handInAnswerSchema);
  return answer.ok ? { ok: true, value: answer.value.results } : answer;
}
