import type { DrawnGeometry } from '../geometry/geojson.ts';
import type { TextLanguage } from '../language/locale.ts';
import type { MutationArgs } from '../sync/mutator-registry.ts';
import type { KindId } from './kind-id.ts';
import { kindById } from './kinds/registry.ts';
import type { Proposal } from './proposal.ts';
import { type ProposalWords, tidySources } from './words.ts';

export interface Submission {
  /** Id of the draft: the proposal keeps it, so that a second tap cannot make a second proposal (rule UI13). */
  readonly id: string;
  readonly projectId: string;
  readonly kind: KindId;
  readonly geometry: DrawnGeometry;
  readonly words: ProposalWords;
  readonly lang: TextLanguage;
  readonly authorName: string | null;
}

/** The kind's own answers, without those of another kind or an older form. */
function askedFields(kindId: KindId, words: ProposalWords): Record<string, string> {
  const form = kindById(kindId).form;
  return Object.fromEntries(form.map(({ name }) => [name, (words.fields[name] ?? '').trim()]));
}

/** Arguments of `proposal.submit`. */
export function submitArgsOf({ words, ...rest }: Submission): MutationArgs<'proposal.submit'> {
  return {
    ...rest,
    kindVersion: kindById(rest.kind).version,
    title: words.title.trim(),
    reason: words.reason.trim(),
    sources: tidySources(words.sources),
    fields: askedFields(rest.kind, words),
  };
}

const same = (a: unknown, b: unknown) => JSON.stringify(a) === JSON.stringify(b);

/**
 * Arguments of `proposal.edit`: only what differs from the revision that was read, so that nothing else is overwritten
 * (rule UI14); null when nothing differs.
 */
export function editArgsOf(
  before: Pick<Proposal, 'id' | 'projectId' | 'kind' | 'title' | 'reason' | 'sources' | 'fields' | 'geometry'>,
  words: ProposalWords,
  geometry: DrawnGeometry,
): MutationArgs<'proposal.edit'> | null {
  const after = {
    title: words.title.trim(),
    reason: words.reason.trim(),
    sources: tidySources(words.sources),
    fields: askedFields(before.kind, words),
    geometry,
  };
  const changed = {
    ...(same(before.title, after.title) ? {} : { title: after.title }),
    ...(same(before.reason, after.reason) ? {} : { reason: after.reason }),
    ...(same(before.sources, after.sources) ? {} : { sources: after.sources }),
    ...(same(before.fields, after.fields) ? {} : { fields: after.fields }),
    ...(same(before.geometry, after.geometry) ? {} : { geometry: after.geometry }),
  };
  return Object.keys(changed).length === 0 ? null : { id: before.id, projectId: before.projectId, ...changed };
}
