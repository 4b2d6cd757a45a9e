/** What other features show of a proposal, and the ways to change one. */
export { startMending } from './change-proposal.ts';
export { answersInWords } from './kind-words.ts';
export { OfficialAnswers } from './official-answers.tsx';
export { ProposalConsequences } from './proposal-consequences.tsx';
export { ProposalHistory } from './proposal-history.tsx';
export { PlaceWords } from './proposal-place.tsx';
export { ProposalWords } from './proposal-words.tsx';
export { stateWords } from './state-words.ts';
