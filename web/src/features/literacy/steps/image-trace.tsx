import './simulation.scss';
import './picture/picture.scss';
import type { StepParams } from '@werkstadt/shared/literacy/package/step';
import { useMemo } from 'react';
import { useLocale } from '~/platform/i18n/index.ts';
import type { StepProps } from '../step-props.ts';
import { ClaimPart, type ClaimResult } from './picture/claim-part.tsx';
import { HistoryPart, type HistoryResult } from './picture/history-part.tsx';
import { pictureNamed, readPictures } from './picture/picture-data.ts';

/** M4: where a picture comes from, not how it looks. */
export default function ImageTrace({
  params,
  ...props
}: StepProps<StepParams<'image-trace'>, ClaimResult | HistoryResult>) {
  useLocale();
  const { data } = props;
  const pictures = useMemo(() => readPictures(data), [data]);
  return params.part === 'claim' ? (
    <ClaimPart {...props} params={params} picture={pictureNamed(pictures, params.picture)} />
  ) : (
    <HistoryPart {...props} params={params} pictures={pictures} />
  );
}
