import { expect, test } from 'vitest';
import { OneServer } from '../test/one-server.ts';
import { webVerifying } from '../test/web-crypto.ts';
import { fromBase64Url } from './base64url.ts';
import { signedEnvelopeSchema } from './envelope.ts';
import commentAdd from './golden/comment.add.1.json' with { type: 'json' };
import commentAddWithPhoto from './golden/comment.add.2.json' with { type: 'json' };
import commentDelete from './golden/comment.delete.1.json' with { type: 'json' };
import commentEdit from './golden/comment.edit.1.json' with { type: 'json' };
import decisionTake from './golden/decision.take.1.json' with { type: 'json' };
import decisionTakeWithFigures from './golden/decision.take.2.json' with { type: 'json' };
import followSet from './golden/follow.set.1.json' with { type: 'json' };
import learningForget from './golden/learning.forget.1.json' with { type: 'json' };
import learningMerge from './golden/learning.merge.1.json' with { type: 'json' };
import photoAdd from './golden/photo.add.1.json' with { type: 'json' };
import photoRemove from './golden/photo.remove.1.json' with { type: 'json' };
import projectPut from './golden/project.put.1.json' with { type: 'json' };
import proposalEdit from './golden/proposal.edit.1.json' with { type: 'json' };
import proposalEditMerged from './golden/proposal.edit.2.json' with { type: 'json' };
import proposalSubmit from './golden/proposal.submit.1.json' with { type: 'json' };
import proposalSubmitWithPhoto from './golden/proposal.submit.2.json' with { type: 'json' };
import proposalSubmitForEdit from './golden/proposal.submit.2.run-3.json' with { type: 'json' };
import proposalSubmitAlongStreets from './golden/proposal.submit.2.run-4.json' with { type: 'json' };
import proposalSubmitForDecision from './golden/proposal.submit.2.run-6.json' with { type: 'json' };
import proposalSubmitDistricts from './golden/proposal.submit.2.run-7.json' with { type: 'json' };
import proposalWithdraw from './golden/proposal.withdraw.1.json' with { type: 'json' };
import supportSet from './golden/support.set.1.json' with { type: 'json' };
import { mutators } from './mutator-registry.ts';
import { verifyEnvelope } from './signature.ts';

/** In the order in which each can be applied after those before it. Only ever longer. */
const released = [
  projectPut,
  proposalSubmit,
  proposalEdit,
  commentAdd,
  commentEdit,
  commentDelete,
  supportSet,
  followSet,
  decisionTake,
  proposalWithdraw,
  proposalSubmitWithPhoto,
  photoAdd,
  photoRemove,
  commentAddWithPhoto,
  proposalSubmitForEdit,
  proposalEditMerged,
  proposalSubmitAlongStreets,
  learningMerge,
  learningForget,
  proposalSubmitForDecision,
  decisionTakeWithFigures,
  proposalSubmitDistricts,
].map(({ publicKey, envelope }) => ({
  publicKey: fromBase64Url(publicKey) ?? new Uint8Array(),
  envelope: signedEnvelopeSchema.parse(envelope),
}));

test('[S25] there is a golden envelope of every mutation in its present version', () => {
  const golden = released.map(({ envelope }) => `${envelope.name} ${envelope.pv}`);
  expect(golden).toEqual(
    expect.arrayContaining(Object.values(mutators).map(({ name, version }) => `${name} ${version}`)),
  );
  expect(new Set(released.map(({ envelope }) => envelope.mid)).size).toBe(released.length);
});

test('[S25] every golden envelope verifies, and with one character changed it does not', async () => {
  for (const { envelope, publicKey } of released) {
    expect(await verifyEnvelope(envelope, publicKey, webVerifying)).toBe(true);
    const forged = { ...envelope, at: { ...envelope.at, tz: 'Europe/Berlim' } };
    expect(await verifyEnvelope(forged, publicKey, webVerifying)).toBe(false);
  }
});

test('[S25] every golden envelope is applied', async () => {
  const server = new OneServer();
  for (const author of new Set(released.map(({ envelope }) => envelope.participant))) {
    const own = released.filter(({ envelope }) => envelope.participant === author);
    server.addParticipant(author, own[0]?.publicKey ?? new Uint8Array());
    const mutations = own.map(({ envelope }, index) => ({ ...envelope, replica: author, seq: index + 1 }));
    const answer = await server.decided(author, mutations, {
      replica: author,
      roles: ['admin'],
      verifying: webVerifying,
    });
    expect(answer.results.map(({ status, code }) => ({ status, code }))).toEqual(
      own.map(() => ({ status: 'applied', code: undefined })),
    );
  }
});
