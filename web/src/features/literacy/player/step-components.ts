import type { StepParams, StepType } from '@werkstadt/shared/literacy/package/step';
import type { ComponentType } from 'react';
import { lazyPart } from '~/ui/index.ts';
import type { StepProps } from '../step-props.ts';

/** Exercises with a model of their own. */
type SimulationType = Exclude<StepType, 'text' | 'choice' | 'reflect'>;

type Simulations = { readonly [T in SimulationType]?: ComponentType<StepProps<StepParams<T>>> };

/** Each is loaded when a module needs it. */
export const simulations: Simulations = {
  builder: lazyPart(() => import('../steps/builder.tsx')),
  'chart-lab': lazyPart(() => import('../steps/chart-lab.tsx')),
  'feed-sim': lazyPart(() => import('../steps/feed-sim.tsx')),
  'image-trace': lazyPart(() => import('../steps/image-trace.tsx')),
  'mock-web': lazyPart(() => import('../steps/mock-web.tsx')),
  'rumour-sim': lazyPart(() => import('../steps/rumour-sim.tsx')),
};
