import { drawnGeometrySchema } from '@werkstadt/shared/geometry/geojson';
import { kindIdSchema } from '@werkstadt/shared/proposal/kind-id';
import * as z from 'zod/mini';
import { answersInWords } from '~/features/proposals/index.ts';
import type { OutboxItem } from '~/platform/data/index.ts';
import { m } from '~/platform/i18n/index.ts';

/** What a person wrote in an act, whatever act it is; parts that are not there, or not readable, are left out. */
const writtenSchema = z.object({
  title: z.catch(z.optional(z.string()), undefined),
  reason: z.catch(z.optional(z.string()), undefined),
  body: z.catch(z.optional(z.string()), undefined),
  sources: z.catch(z.optional(z.array(z.string())), undefined),
  kind: z.catch(z.optional(kindIdSchema), undefined),
  fields: z.catch(z.optional(z.record(z.string(), z.unknown())), undefined),
  geometry: z.catch(z.optional(drawnGeometrySchema), undefined),
  on: z.catch(z.optional(z.boolean()), undefined),
});
export type Written = z.infer<typeof writtenSchema>;

export function writtenIn({ args }: Pick<OutboxItem, 'args'>): Written {
  const parsed = writtenSchema.safeParse(args);
  return parsed.success ? parsed.data : {};
}

/** The words of an act, part by part, as its author may look at them before they are public. */
export function actInWords(written: Written): { readonly term: string; readonly value: string }[] {
  const { title, reason, body, sources, kind, fields, on } = written;
  return [
    ...(title === undefined ? [] : [{ term: m.propose_title_label(), value: title }]),
    ...(kind === undefined || fields === undefined ? [] : answersInWords(kind, fields)),
    ...(reason === undefined ? [] : [{ term: m.propose_reason_label(), value: reason }]),
    ...(body === undefined ? [] : [{ term: m.me_act_text(), value: body }]),
    ...(sources === undefined || sources.length === 0
      ? []
      : [{ term: m.propose_sources_title(), value: sources.join('\n') }]),
    ...(on === undefined ? [] : [{ term: m.me_act_choice(), value: on ? m.me_act_on() : m.me_act_off() }]),
  ];
}
