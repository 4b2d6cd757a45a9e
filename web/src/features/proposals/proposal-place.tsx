import { Suspense, useMemo } from 'react';
import { MapPreview } from '~/features/map/index.ts';
import type { ProposalView } from '~/platform/data/index.ts';
import { useLocale } from '~/platform/i18n/index.ts';
import { usePlaceIndex } from '~/platform/offline-pack/index.ts';
import { geometrySentence, type Placed } from '~/ui/map-kit/index.ts';
import './proposals.scss';

/** Where it lies, in one sentence; with street names as soon as the place index is there. */
export function PlaceSentence({ of }: { readonly of: Placed }) {
  const locale = useLocale();
  const places = usePlaceIndex();
  // biome-ignore lint/correctness/useExhaustiveDependencies: another language is another sentence
  const sentence = useMemo(() => geometrySentence(of, places), [of, places, locale]);
  return sentence;
}

/** The text twin of a proposal. */
export function PlaceWords({ of }: { readonly of: Placed }) {
  return (
    <p className="place-words">
      <PlaceSentence of={of} />
    </p>
  );
}

/** A still map with the proposal on it; its room is kept while the map is on its way. */
export function PlaceMap({ proposal }: { readonly proposal: ProposalView }) {
  return (
    <div className="place-map">
      <Suspense fallback={<div className="place-map__room" />}>
        <MapPreview proposal={proposal} />
      </Suspense>
    </div>
  );
}
