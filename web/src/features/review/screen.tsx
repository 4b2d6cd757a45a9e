import { useNavigate, useParams } from '@tanstack/react-router';
import { may } from '@werkstadt/shared/person/permissions';
import { useEffect, useState } from 'react';
import { type ProposalView, useCity, useSession } from '~/platform/data/index.ts';
import { m, useLocale } from '~/platform/i18n/index.ts';
import { ButtonLink, EmptyState, Page } from '~/ui/index.ts';
import { ReviewDesk } from './review-desk.tsx';
import { useReviewQueue } from './use-review-queue.ts';
import './review.scss';

/** The desk of city staff: queue, map and detail of one filtered result; decisions. */
export default function ReviewScreen() {
  useLocale();
  const city = useCity();
  const { session } = useSession();
  const allowed = session !== null && may(session, 'read-staff-scope');
  return (
    <Page title={m.review_title()} layout="full">
      {allowed ? (
        <Desk />
      ) : (
        <EmptyState
          icon="shield"
          title={m.review_only_staff()}
          action={
            <>
              <ButtonLink variant="primary" to="/$city/sign-in" params={{ city: city.slug }}>
                {m.review_sign_in()}
              </ButtonLink>
              <ButtonLink to="/$city" params={{ city: city.slug }}>
                {m.review_back_to_map()}
              </ButtonLink>
            </>
          }
        />
      )}
    </Page>
  );
}

function Desk() {
  const city = useCity();
  const navigate = useNavigate();
  const { proposalId = null } = useParams({ strict: false });
  const queue = useReviewQueue();
  const [shown, setShown] = useState<ProposalView | null>(null);
  const found = proposalId === null ? null : (queue.find(proposalId) ?? null);
  // A proposal that was just decided may leave the filter: it stays open until another one is chosen.
  useEffect(() => setShown(found), [found]);
  const params = { city: city.slug };
  const select = (id: string | null) =>
    id === null
      ? navigate({ to: '/$city/review', params, search: true, replace: proposalId === null })
      : navigate({
          to: '/$city/review/$proposalId',
          params: { ...params, proposalId: id },
          search: true,
          replace: proposalId !== null,
        });
  return <ReviewDesk queue={queue} selected={proposalId === null ? null : (found ?? shown)} onSelect={select} />;
}
