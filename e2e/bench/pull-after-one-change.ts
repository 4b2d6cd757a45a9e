/** What a phone fetches after somebody wrote one comment: it must not grow with the city. */
import { randomUUID } from 'node:crypto';
import { addComment } from '@werkstadt/shared/comment/mutators';
import { submitProposal } from '@werkstadt/shared/proposal/mutators';
import { pull, pullEverything } from './call-server.ts';
import type { Installation } from './installation.ts';
import { median } from './percentile.ts';
import type { Measured } from './table.ts';

const SIZES = [1000, 10_000];
const CHANGES = 15;
const GOAL_BYTES = 1000;

export async function pullAfterOneChange(installation: Installation): Promise<Measured[]> {
  const rows: Measured[] = [];
  for (const size of SIZES) {
    await installation.fillTo(size);
    rows.push(...(await figuresAtSize(installation, size)));
  }
  return rows;
}

/** In a city that holds so many proposals already. */
export async function figuresAtSize(installation: Installation, size: number): Promise<Measured[]> {
  const { server, city, project, scopeIds } = installation;
  const phone = await installation.openPhone();
  const proposal = installation.newProposal();
  await phone.push([await phone.prepare(submitProposal, proposal)]);
  const refetch = await pullEverything(server.url, city, scopeIds);
  const refetchBytes = refetch.pulls.reduce((sum, { exchange }) => sum + exchange.wireBytes, 0);
  const refetchMilliseconds = refetch.pulls.reduce((sum, { exchange }) => sum + exchange.milliseconds, 0);
  let { cursors } = refetch;
  const bytes: number[] = [];
  const milliseconds: number[] = [];
  for (let change = 0; change < CHANGES; change++) {
    const comment = {
      id: randomUUID(),
      projectId: project.id,
      proposalId: proposal.id,
      parentId: null,
      body: 'Ich fahre die Strecke täglich und sehe das auch so. Am Nachmittag ist es noch voller.',
      lang: 'de' as const,
      authorName: null,
    };
    await phone.push([await phone.prepare(addComment, comment)]);
    const { answer, exchange } = await pull(server.url, city, cursors);
    const changed = answer.scopes.flatMap((scope) => (scope.kind === 'rows' ? scope.rows : []));
    if (!changed.some(({ id }) => id === comment.id)) throw new Error('the pull did not bring the comment');
    cursors = answer.scopes.map((scope) =>
      scope.kind === 'rows' ? { scopeId: scope.scopeId, cursor: scope.cursor } : { scopeId: scope.scopeId, cursor: 0 },
    );
    bytes.push(exchange.wireBytes);
    milliseconds.push(exchange.milliseconds);
  }
  const at = `at ${size} proposals`;
  return [
    {
      figure: `Pull after one comment, ${at}: bytes`,
      value: median(bytes),
      unit: 'B',
      goal: { limit: GOAL_BYTES, best: 'low' },
      alternative: { name: 'full refetch', value: refetchBytes },
      because: 'a comment brings two rows, itself and its proposal with the new count',
    },
    {
      figure: `Pull after one comment, ${at}: server`,
      value: median(milliseconds),
      unit: 'ms',
      goal: null,
      alternative: { name: 'full refetch', value: refetchMilliseconds },
    },
  ];
}
