import type { StepParams } from '@werkstadt/shared/literacy/package/step';
import { useState } from 'react';
import * as z from 'zod/mini';
import type { StepProps } from '../../step-props.ts';
import { CroppedPicture } from './cropped-picture.tsx';
import type { ModulePicture } from './picture-data.ts';
import { Verdict } from './verdict.tsx';

type ClaimParams = Extract<StepParams<'image-trace'>, { part: 'claim' }>;

const savedSchema = z.object({ holds: z.nullable(z.boolean()) });

export interface ClaimResult {
  readonly holds: boolean;
}

/** The picture with its claim, as one meets it: nothing is said about the answer. */
export function ClaimPart(props: StepProps<ClaimParams, ClaimResult> & { readonly picture: ModulePicture }) {
  const { params, text, asset, picture, saved, onSave, onDone } = props;
  const parsed = savedSchema.safeParse(saved);
  const [holds, setHolds] = useState<boolean | null>(parsed.success ? parsed.data.holds : null);
  const file = asset(picture.asset);
  const shown = picture.history.at(-1);
  return (
    <div className="stack">
      {text(params.task)}
      <figure className="trace-post">
        {file && <CroppedPicture url={file.url} alt={file.alt} crop={shown?.crop ?? [0, 0, 1, 1]} />}
        <figcaption>{text(picture.claim.text)}</figcaption>
      </figure>
      <Verdict
        value={holds}
        onChange={(chosen) => {
          setHolds(chosen);
          onSave({ holds: chosen });
          onDone({ holds: chosen });
        }}
      />
      {holds !== null && text(params.end)}
    </div>
  );
}
