import type { ModuleDescription } from '@werkstadt/shared/literacy/package/module-description';
import type { Step } from '@werkstadt/shared/literacy/package/step';
import type { ComponentType } from 'react';
import type { StepProps } from '../step-props.ts';
import { ChoiceStep, type ItemAccess } from '../steps/choice.tsx';
import { ReflectStep } from '../steps/reflect.tsx';
import { TextStep } from '../steps/text.tsx';
import { simulations } from './step-components.ts';

interface StepContentProps extends Omit<StepProps<unknown>, 'params'> {
  readonly step: Step;
  readonly items: ItemAccess;
  readonly sources: ModuleDescription['sources'];
}

/** The component of a step's type. Parameters were parsed by the schema of that very type. */
export function StepContent({ step, items, sources, ...props }: StepContentProps) {
  switch (step.type) {
    case 'text':
      return <TextStep {...props} params={step.params} sources={sources} />;
    case 'choice':
      return <ChoiceStep {...props} params={step.params} items={items} />;
    case 'reflect':
      return <ReflectStep {...props} params={step.params} />;
    default: {
      const Simulation = simulations[step.type] as ComponentType<StepProps<typeof step.params>> | undefined;
      return Simulation ? <Simulation {...props} params={step.params} /> : null;
    }
  }
}
