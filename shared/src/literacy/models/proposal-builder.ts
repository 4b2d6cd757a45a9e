import * as z from 'zod/mini';
import { type Draft, newDraft } from '../../draft/draft.ts';
import { type KindId, kindIdSchema } from '../../proposal/kind-id.ts';
import { TITLE_MAX_LENGTH } from '../../proposal/proposal.ts';
import { uuidSchema } from '../../sync/id.ts';

/** Who says it, when, and what it was made for; `says` is empty where the learner brought it. */
const sourceSchema = z.strictObject({
  /** Card of the module, or one's own: unique in the builder. */
  id: z.string(),
  /** Whoever published it; two sources of one owner are one voice. */
  owner: z.string(),
  who: z.string(),
  when: z.string(),
  purpose: z.string(),
  says: z.string(),
  /** A link, or null for a source that cannot be linked to. */
  url: z.nullable(z.string()),
});
export type BuilderSource = z.infer<typeof sourceSchema>;

/** A claim on its way to a proposal. Texts as shown to the learner, or as typed. */
export const builderStateSchema = z.strictObject({
  /** Id of the draft it becomes, made once: taking it over twice is one draft. */
  draftId: uuidSchema,
  kind: z.nullable(kindIdSchema),
  /** Wish of the module that was chosen; null for one's own. */
  wish: z.nullable(z.string()),
  claim: z.string(),
  sources: z.array(sourceSchema),
  /** What speaks against it. */
  against: z.string(),
});
export type BuilderState = z.infer<typeof builderStateSchema>;

export const startBuilder = (draftId: string): BuilderState => ({
  draftId,
  kind: null,
  wish: null,
  claim: '',
  sources: [],
  against: '',
});

/** «Stadt Lindental» and « stadt lindental» are one owner. */
const sameOwner = (owner: string): string => owner.trim().toLowerCase().replace(/\s+/g, ' ');

/** How many independent voices stand behind the claim. */
export const ownerCount = ({ sources }: Pick<BuilderState, 'sources'>): number =>
  new Set(sources.map(({ owner }) => sameOwner(owner)).filter((owner) => owner !== '')).size;

export const SOURCES_NEEDED = 2;

/** What a proposal that convinces still lacks, in the order it is built. Nothing of it hinders anybody. */
export const builderGaps = ['claim', 'sources', 'independent-sources', 'against'] as const;
export type BuilderGap = (typeof builderGaps)[number];

export function gapsOf(state: BuilderState): BuilderGap[] {
  const gaps: BuilderGap[] = [];
  if (state.claim.trim() === '') gaps.push('claim');
  if (state.sources.length < SOURCES_NEEDED) gaps.push('sources');
  else if (ownerCount(state) < SOURCES_NEEDED) gaps.push('independent-sources');
  if (state.against.trim() === '') gaps.push('against');
  return gaps;
}

export const isComplete = (state: BuilderState): boolean => gapsOf(state).length === 0;

/** Lays a source down, once. */
export const addSource = (state: BuilderState, source: BuilderSource): BuilderState =>
  state.sources.some(({ id }) => id === source.id) ? state : { ...state, sources: [...state.sources, source] };

export const removeSource = (state: BuilderState, id: string): BuilderState => ({
  ...state,
  sources: state.sources.filter((source) => source.id !== id),
});

/** Headings of the reason, in the reader's language. */
export interface ReasonWords {
  readonly sources: string;
  readonly against: string;
}

/** By their words, so that the order in which they were laid down does not matter. */
const byWords = (a: BuilderSource, b: BuilderSource): number => {
  const [one, other] = [a, b].map(({ who, when, id }) => `${who}\n${when}\n${id}`);
  return (one ?? '') < (other ?? '') ? -1 : 1;
};

const sourceLine = ({ who, when, purpose, says }: BuilderSource): string =>
  `- ${[who, when, purpose, says].filter((part) => part !== '').join(' · ')}`;

function reasonText(state: BuilderState, words: ReasonWords): string {
  const sources = [...state.sources].sort(byWords).map(sourceLine);
  return [
    state.claim,
    sources.length > 0 ? [words.sources, ...sources].join('\n') : '',
    state.against === '' ? '' : `${words.against}\n${state.against}`,
  ]
    .filter((part) => part !== '')
    .join('\n\n');
}

/** The whole claim stands in the reason; a title that is too long ends after a word. */
const titleOf = (claim: string): string => {
  if (claim.length <= TITLE_MAX_LENGTH) return claim;
  const letters = Array.from(claim.slice(0, TITLE_MAX_LENGTH - 2)).slice(0, -1);
  const lastBlank = letters.lastIndexOf(' ');
  return `${letters.slice(0, lastBlank > TITLE_MAX_LENGTH / 2 ? lastBlank : undefined).join('')}…`;
};

/** The draft that the builder becomes: claim, every source and what speaks against it, word for word. `now`: ISO 8601. */
export function builderDraft(
  state: BuilderState,
  start: {
    readonly projectId: string;
    readonly kind: KindId;
    readonly authorName: string | null;
    readonly now: string;
    readonly words: ReasonWords;
  },
): Draft {
  const draft = newDraft({ ...start, id: state.draftId });
  const links = [...state.sources].sort(byWords).flatMap(({ url }) => url ?? []);
  return {
    ...draft,
    title: titleOf(state.claim),
    reason: reasonText(state, start.words),
    sources: [...new Set(links)],
  };
}
