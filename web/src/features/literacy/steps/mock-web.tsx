import './simulation.scss';
import './web/web.scss';
import type { StepParams } from '@werkstadt/shared/literacy/package/step';
import { useMemo } from 'react';
import { useLocale } from '~/platform/i18n/index.ts';
import type { StepProps } from '../step-props.ts';
import { FirstLook, type FirstLookResult } from './web/first-look.tsx';
import { readMockWeb } from './web/mock-data.ts';
import { SearchCases, type SearchResult } from './web/search-cases.tsx';

/** M3: who is behind it? A small web of its own, with search, on this device alone. */
export default function MockWebStep({
  params,
  ...props
}: StepProps<StepParams<'mock-web'>, FirstLookResult | SearchResult>) {
  useLocale();
  const { data } = props;
  const mock = useMemo(() => readMockWeb(data), [data]);
  return params.part === 'first-look' ? (
    <FirstLook {...props} params={params} mock={mock} />
  ) : (
    <SearchCases {...props} params={params} mock={mock} />
  );
}
