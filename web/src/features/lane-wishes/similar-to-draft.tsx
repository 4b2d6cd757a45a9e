import type { Draft } from '@werkstadt/shared/draft/draft';
import { networkOfDraft } from '@werkstadt/shared/draft/lane-of-draft';
import { lineOfCorners } from '@werkstadt/shared/draft/street-stretches';
import { useMemo } from 'react';
import SimilarLanes from './similar-lanes.tsx';

/** What others proposed on the same streets, while a lane is drawn and before it is sent. */
export default function SimilarToDraft({ draft }: { readonly draft: Draft }) {
  const { kind, corners, free, routes, projectId, editOf } = draft;
  const lane = useMemo(() => {
    const drawn = { kind, corners, free, routes };
    return kind === 'bike-lane' ? { line: lineOfCorners(drawn), network: networkOfDraft(drawn) } : null;
  }, [kind, corners, free, routes]);
  return (
    lane && <SimilarLanes projectId={projectId} lane={lane} proposalId={editOf?.proposalId ?? null} forStaff={false} />
  );
}
