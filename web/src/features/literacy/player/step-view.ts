import { useLearningRecords } from '~/platform/learning/index.ts';
import type { StepView } from '../step-props.ts';

/** Record of the learner's choice between pictures and text. */
export const VIEW_KEY = 'view';

export const useStepView = (): StepView => (useLearningRecords().records.get(VIEW_KEY) === 'text' ? 'text' : 'picture');
