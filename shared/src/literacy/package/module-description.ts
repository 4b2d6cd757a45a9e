import * as z from 'zod/mini';
import { idSchema, moduleLanguageSchema, wordsSchema } from './ids.ts';

/** Who has checked it: ids of two editors and of one reviewer from outside. Empty means: nobody yet, and is shown so. */
export const reviewSchema = z.strictObject({
  editors: z.array(idSchema).check(z.maxLength(10)),
  outside: z.nullable(idSchema),
});
export type Review = z.infer<typeof reviewSchema>;

const httpsSchema = z.string().check(z.regex(/^https:\/\/[^\s<>"]+$/, 'https'), z.maxLength(300));

/** As the schema of AMB has it (20231019, `about`). */
const SUBJECT = /^(https:\/\/w3id\.org\/kim\/hochschulfaechersystematik\/|http:\/\/w3id\.org\/kim\/schulfaecher\/)/;

/** Names a thing and is no link: some vocabularies are named with `http`. */
const iriSchema = z.string().check(z.regex(/^https?:\/\/[^\s<>"]+$/, 'iri'), z.maxLength(300));

/** A concept of a published vocabulary, with its labels as they stand there; some are labelled in German alone. */
const conceptSchema = z.strictObject({
  id: iriSchema,
  prefLabel: z.pipe(
    z.strictObject({ de: z.string(), en: z.optional(z.string()) }),
    z.transform(({ de, en }): Readonly<Record<string, string>> => (en === undefined ? { de } : { de, en })),
  ),
});

/** A work that a number on screen comes from ([H6]). */
const citationSchema = z.strictObject({
  /** `Tambuscio & Ruffo` */
  authors: z.string().check(z.minLength(1), z.maxLength(200)),
  year: z.int().check(z.minimum(1500), z.maximum(2100)),
  /** In the language of the work. */
  title: z.string().check(z.minLength(1), z.maxLength(300)),
  /** Without `https://doi.org/`. */
  doi: z.nullable(z.string().check(z.regex(/^10\.\d{4,9}\/\S+$/, 'doi'))),
  /** Where there is no DOI. */
  url: z.nullable(httpsSchema),
});
export type Citation = z.infer<typeof citationSchema>;

/**
 * `module.json`: what one has to know of a module before it is loaded, after AMB, the general metadata profile for
 * educational resources: the names of its fields are those of AMB.
 */
export const moduleDescriptionSchema = z.strictObject({
  format: z.literal('werkstadt-module'),
  formatVersion: z.literal(1),
  id: idSchema,
  /** Of the content; higher with every change. */
  version: z.string().check(z.regex(/^\d+\.\d+\.\d+$/, 'version')),
  /** First version of the app that plays it. */
  minimumAppVersion: z.string().check(z.regex(/^\d+\.\d+\.\d+$/, 'version')),
  name: wordsSchema,
  /** One or two sentences: what is tried out and what for. */
  description: wordsSchema,
  minutes: z.int().check(z.minimum(1), z.maximum(30)),
  creator: z
    .array(z.strictObject({ type: z.enum(['Person', 'Organization']), name: z.string() }))
    .check(z.minLength(1)),
  license: z.literal('https://creativecommons.org/licenses/by/4.0/'),
  inLanguage: z.array(moduleLanguageSchema).check(z.minLength(2)),
  /** Concepts of published vocabularies, one of them a subject of school or university: AMB asks for it. */
  about: z.array(conceptSchema).check(z.refine((about) => about.some(({ id }) => SUBJECT.test(id)), 'subject-missing')),
  educationalLevel: z.array(conceptSchema),
  /** Competences of DigComp 3.0, `1.2` = evaluating information. */
  digcomp: z.array(z.string().check(z.regex(/^[1-5]\.[1-6]$/, 'digcomp'))).check(z.minLength(1)),
  review: reviewSchema,
  /** Works by short name; texts link to them: `[Milli 2023](milli-2023)`. */
  sources: z.record(idSchema, citationSchema),
});
export type ModuleDescription = z.infer<typeof moduleDescriptionSchema>;
