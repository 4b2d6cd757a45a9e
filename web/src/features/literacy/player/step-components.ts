import type { StepParams, StepType } from '@werkstadt/shared/literacy/package/step';
import { type ComponentType, lazy } from 'react';
import type { StepProps } from '../step-props.ts';

/** Exercises with a model of their own. */
type SimulationType = Exclude<StepType, 'text' | 'choice' | 'reflect'>;

type Simulations = { readonly [T in SimulationType]?: ComponentType<StepProps<StepParams<T>>> };

/** Each is loaded when a module needs it. */
export const simulations: Simulations = {
  builder: lazy(() => import('../steps/builder.tsx')),
  'chart-lab': lazy(() => import('../steps/chart-lab.tsx')),
  'feed-sim': lazy(() => import('../steps/feed-sim.tsx')),
  'image-trace': lazy(() => import('../steps/image-trace.tsx')),
  'mock-web': lazy(() => import('../steps/mock-web.tsx')),
  'rumour-sim': lazy(() => import('../steps/rumour-sim.tsx')),
};
