import type { Comment } from '@werkstadt/shared/comment/comment';
import type { Follow } from '@werkstadt/shared/follow/follow';
import type { Learning } from '@werkstadt/shared/literacy/progress';
import type { Proposal } from '@werkstadt/shared/proposal/proposal';
import type { Support } from '@werkstadt/shared/support/support';
import { strToU8, type Zippable, zipSync } from 'fflate';
import type { Draft } from '../drafts/draft-shape.ts';

/** One act that is not safely at the city, as it lies in the vault. */
export interface ExportedAct {
  readonly mid: string;
  readonly [part: string]: unknown;
}
export interface ExportedPhoto {
  readonly name: string;
  readonly bytes: Uint8Array;
}
export interface ArchiveContent {
  /** Plain text that explains the files. */
  readonly readme: string;
  readonly city: { readonly id: string; readonly name: string };
  /** ISO 8601. */
  readonly exportedAt: string;
  readonly participant: string | null;
  readonly settings: unknown;
  readonly proposals: readonly Proposal[];
  readonly comments: readonly Comment[];
  readonly supports: readonly Support[];
  readonly follows: readonly Follow[];
  /** What of it the person has sent. */
  readonly sentLearning: readonly Learning[];
  readonly drafts: readonly Draft[];
  /** What was learnt on this device, record by record. */
  readonly learning: Readonly<Record<string, unknown>>;
  readonly acts: readonly ExportedAct[];
  readonly events: readonly unknown[];
  readonly photos: readonly ExportedPhoto[];
}

const json = (value: unknown): Uint8Array => strToU8(`${JSON.stringify(value, null, 2)}\n`);

function features(content: ArchiveContent): unknown[] {
  const proposals = content.proposals.map(({ geometry, ...properties }) => ({
    type: 'Feature',
    id: properties.id,
    geometry,
    properties: { ...properties, draft: false },
  }));
  // A draft may not have a place yet: RFC 7946 writes that as null.
  const drafts = content.drafts.map(({ geometry, ...properties }) => ({
    type: 'Feature',
    id: properties.id,
    geometry: geometry instanceof Object && 'type' in geometry ? geometry : null,
    properties: { ...properties, draft: true },
  }));
  return [...proposals, ...drafts];
}

/**
 * Everything about a person as ZIP bytes ([TR10]). Made in one go on purpose: a worker would need a `blob:` script, which
 * the content security policy forbids, and a hundred contributions take milliseconds.
 */
export function buildArchive(content: ArchiveContent): Uint8Array<ArrayBuffer> {
  const { readme, acts, events, city, exportedAt, participant, settings, learning } = content;
  const { proposals, comments, supports, follows, sentLearning, drafts } = content;
  const files: Zippable = {
    'README.txt': strToU8(readme),
    'uebersicht.json': json({
      format: 'werkstadt-export/1',
      city,
      exportedAt,
      participant,
      settings,
      proposals,
      comments,
      supports,
      follows,
      sentLearning,
      drafts,
    }),
    'vorschlaege.geojson': json({ type: 'FeatureCollection', features: features(content) }),
    'lernen.json': json(learning),
    'protokoll.json': json(events),
  };
  return packed(files, acts, content.photos);
}

/** What the city does not have yet, and nothing else about the person: made to be handed to somebody ([S26], [S29]). */
export function buildUnsentArchive(
  content: Pick<ArchiveContent, 'readme' | 'drafts' | 'acts' | 'photos'>,
): Uint8Array<ArrayBuffer> {
  const { readme, drafts, acts, photos } = content;
  const files: Zippable = { 'README.txt': strToU8(readme) };
  if (drafts.length > 0) files['entwuerfe.json'] = json(drafts);
  return packed(files, acts, photos);
}

function packed(
  files: Zippable,
  acts: readonly ExportedAct[],
  photos: readonly ExportedPhoto[],
): Uint8Array<ArrayBuffer> {
  for (const act of acts) files[`ausgang/${act.mid}.json`] = json(act);
  // They are packed already.
  for (const { name, bytes } of photos) files[`fotos/${name}`] = [bytes, { level: 0 }];
  return new Uint8Array(zipSync(files, { level: 6 }));
}
