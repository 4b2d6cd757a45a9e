import type { StepParams } from '@werkstadt/shared/literacy/package/step';
import { useState } from 'react';
import * as z from 'zod/mini';
import { m } from '~/platform/i18n/index.ts';
import { ChoiceGroup } from '~/ui/index.ts';
import type { StepProps } from '../../step-props.ts';
import type { MockData } from './mock-data.ts';
import { PageView } from './page-view.tsx';

type FirstLookParams = Extract<StepParams<'mock-web'>, { part: 'first-look' }>;

const savedSchema = z.object({ trust: z.nullable(z.boolean()) });

export interface FirstLookResult {
  readonly trust: boolean;
}

/** The claim and its page alone: trust it? Nothing can be looked up yet, and nothing is said about the answer. */
export function FirstLook(props: StepProps<FirstLookParams, FirstLookResult> & { readonly mock: MockData }) {
  const { params, text, mock, saved, onSave, onDone } = props;
  const tried = mock.caseOf(params.case);
  const page = mock.web.pages.get(tried.page);
  const parsed = savedSchema.safeParse(saved);
  const [trust, setTrust] = useState<boolean | null>(parsed.success ? parsed.data.trust : null);
  const choose = (chosen: boolean) => {
    setTrust(chosen);
    onSave({ trust: chosen });
    onDone({ trust: chosen });
  };
  return (
    <div className="stack">
      {text(params.task)}
      {page && <PageView page={page} web={mock.web} />}
      <blockquote className="mock-claim">{text(tried.claim)}</blockquote>
      <ChoiceGroup
        label={m.sim_web_trust_question()}
        layout="row"
        value={trust === null ? null : trust ? 'trust' : 'distrust'}
        onChange={(value) => choose(value === 'trust')}
        options={[
          { value: 'trust', label: m.sim_web_trust() },
          { value: 'distrust', label: m.sim_web_distrust() },
        ]}
      />
      {trust !== null && text(params.end)}
    </div>
  );
}
