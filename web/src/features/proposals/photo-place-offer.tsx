import { useNavigate } from '@tanstack/react-router';
import type { Draft } from '@werkstadt/shared/draft/draft';
import { type PhotoPlace, photoPlaceToOffer } from '@werkstadt/shared/draft/photo-place';
import type { DraftAction } from '@werkstadt/shared/draft/reduce-draft';
import { readPhotoPosition } from '@werkstadt/shared/photo/photo-position';
import { kindById } from '@werkstadt/shared/proposal/kinds/registry';
import { useEffect, useRef, useState } from 'react';
import { aimNextAt } from '~/features/draw/index.ts';
import { useCity, useProject } from '~/platform/data/index.ts';
import { formatLength } from '~/platform/i18n/format.ts';
import { m } from '~/platform/i18n/index.ts';
import { Button, Notice } from '~/ui/index.ts';

/** Cameras write it before the pixels; WebP alone has it behind them. */
const HEAD_BYTES = 512 * 1024;

async function positionOf(file: Blob) {
  const head = file.type === 'image/webp' ? file : file.slice(0, HEAD_BYTES);
  return readPhotoPosition(new Uint8Array(await head.arrayBuffer()));
}

/** `answered` for good: nobody is asked twice (rule PH10). */
type Asking = 'not-yet' | PhotoPlace | 'taken' | 'answered';

export interface PhotoPlaceOfferProps {
  readonly draft: Draft;
  readonly act: (action: DraftAction) => void;
}

/** Looks where a photo was taken, and keeps that in memory alone until the author has answered. */
export function usePhotoPlace(draft: Draft) {
  const area = useProject(draft.projectId)?.area;
  const [asking, setAsking] = useState<Asking>('not-yet');
  const look = async (file: File) => {
    if (asking !== 'not-yet' || !area) return;
    const taken = await positionOf(file);
    const place = taken && photoPlaceToOffer(taken, draft, area);
    if (place) setAsking((before) => (before === 'not-yet' ? place : before));
  };
  return { asking, setAsking, look };
}

/** Asks once whether the proposal is where its photo was taken: to take that place over, or to look at it on the map. */
export function PhotoPlaceOffer({
  draft,
  act,
  asking,
  setAsking,
}: PhotoPlaceOfferProps & Omit<ReturnType<typeof usePhotoPlace>, 'look'>) {
  const navigate = useNavigate();
  const city = useCity();
  const answer = useRef<HTMLDivElement>(null);
  const shown = useRef(asking);
  // The pressed button is gone: whoever goes by keyboard stays here.
  useEffect(() => {
    if (shown.current !== asking && typeof shown.current === 'object') answer.current?.focus();
    shown.current = asking;
  }, [asking]);
  if (asking === 'not-yet') return null;
  const isPlace = kindById(draft.kind).geometryType === 'Point';
  const take = ({ position }: PhotoPlace) => {
    if (isPlace) {
      act({ type: 'add-corner', position });
      setAsking('taken');
      return;
    }
    aimNextAt(draft.id, position);
    setAsking('answered');
    navigate({ to: '/$city/draw/$draftId', params: { city: city.slug, draftId: draft.id } });
  };
  const takeBack = () => {
    act({ type: 'undo' });
    setAsking('answered');
  };
  return (
    <div ref={answer} tabIndex={-1}>
      {asking === 'taken' && (
        <Notice
          tone="success"
          live
          actions={
            <Button size="small" icon="undo" onClick={takeBack}>
              {m.propose_photo_place_back()}
            </Button>
          }
        >
          {m.propose_photo_place_taken()}
        </Notice>
      )}
      {typeof asking === 'object' && (
        <Notice
          live
          title={m.propose_photo_place_title({ distance: formatLength(asking.apartMetres) })}
          actions={
            <>
              <Button size="small" icon={isPlace ? 'map-pin' : 'map'} onClick={() => take(asking)}>
                {isPlace ? m.propose_photo_place_take() : m.propose_photo_place_show()}
              </Button>
              <Button size="small" onClick={() => setAsking('answered')}>
                {isPlace ? m.propose_photo_place_keep() : m.propose_photo_place_stay()}
              </Button>
            </>
          }
        >
          {m.propose_photo_place_private()}
        </Notice>
      )}
    </div>
  );
}
