import * as z from 'zod/mini';
import { idSchema } from './ids.ts';
import { builderParams } from './steps/builder.ts';
import { chartLabParams } from './steps/chart-lab.ts';
import { choiceParams } from './steps/choice.ts';
import { feedSimParams } from './steps/feed-sim.ts';
import { imageTraceParams } from './steps/image-trace.ts';
import { mockWebParams } from './steps/mock-web.ts';
import { reflectParams } from './steps/reflect.ts';
import { rumourSimParams } from './steps/rumour-sim.ts';
import { textParams } from './steps/text.ts';

/** The closed registry: a package chooses among these and brings no code. */
export const stepTypes = {
  text: textParams,
  choice: choiceParams,
  'feed-sim': feedSimParams,
  'rumour-sim': rumourSimParams,
  'mock-web': mockWebParams,
  'image-trace': imageTraceParams,
  'chart-lab': chartLabParams,
  builder: builderParams,
  reflect: reflectParams,
} as const;
export type StepType = keyof typeof stepTypes;
export type StepParams<T extends StepType> = z.infer<(typeof stepTypes)[T]>;

/** 1 before · 2 try · 3 predict · 4 see · 5 explain · 6 after · 7 feedback · 8 tomorrow. */
const screenSchema = z.int().check(z.minimum(1), z.maximum(8));

const step = <const T extends StepType>(type: T) =>
  z.strictObject({ id: idSchema, type: z.literal(type), screen: screenSchema, params: stepTypes[type] });

export const stepSchema = z.discriminatedUnion('type', [
  step('text'),
  step('choice'),
  step('feed-sim'),
  step('rumour-sim'),
  step('mock-web'),
  step('image-trace'),
  step('chart-lab'),
  step('builder'),
  step('reflect'),
]);
export type Step = z.infer<typeof stepSchema>;

/** `steps.json`, in the order they are played. */
export const stepsSchema = z.array(stepSchema).check(z.minLength(1), z.maxLength(40));
