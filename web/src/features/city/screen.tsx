import { getRouteApi, useNavigate } from '@tanstack/react-router';
import { useEffect, useState } from 'react';
import { type CitySummary, listCities } from '~/platform/data/index.ts';
import { m, useLocale } from '~/platform/i18n/index.ts';
import { EmptyState, LanguageSwitch, RowItem, RowLink, RowList, Skeleton, TryAgain } from '~/ui/index.ts';
import './city.scss';

const route = getRouteApi('/');
const addresses = { map: '/$city', projects: '/$city/projects', me: '/$city/me' } as const;

type Listing =
  | { readonly step: 'loading' }
  | { readonly step: 'failed' }
  | { readonly step: 'listed'; readonly cities: readonly CitySummary[] };

interface CityListProps {
  readonly listing: Listing;
  readonly target: keyof typeof addresses;
  readonly retry: () => void;
}

function CityList({ listing, target, retry }: CityListProps) {
  if (listing.step === 'loading') return <Skeleton lines={2} />;
  if (listing.step === 'failed') {
    return (
      <EmptyState
        icon="wifi-off"
        title={m.city_unreachable()}
        action={<TryAgain variant="primary" onClick={retry} />}
      />
    );
  }
  if (listing.cities.length === 0) {
    return (
      <EmptyState icon="map" title={m.city_none()} action={<TryAgain onClick={retry} />}>
        {m.city_none_body()}
      </EmptyState>
    );
  }
  return (
    <>
      <h2 className="heading-2">{m.city_choose()}</h2>
      <RowList>
        {listing.cities.map(({ id, slug, name }) => (
          <RowItem key={id}>
            <RowLink to={addresses[target]} params={{ city: slug }} title={name} />
          </RowItem>
        ))}
      </RowList>
    </>
  );
}

/** The first page of a server with several cities; with one city it leads there at once. */
export default function CityScreen() {
  useLocale();
  const navigate = useNavigate();
  const { to: target = 'map' } = route.useSearch();
  const [listing, setListing] = useState<Listing>({ step: 'loading' });
  const [attempt, setAttempt] = useState(0);
  useEffect(() => {
    document.title = m.app_name();
  });
  // biome-ignore lint/correctness/useExhaustiveDependencies: a new attempt asks anew
  useEffect(() => {
    let left = false;
    setListing({ step: 'loading' });
    listCities().then((answer) => {
      if (left) return;
      if (!answer.ok) return setListing({ step: 'failed' });
      const [only, ...others] = answer.value;
      if (only && others.length === 0) {
        return navigate({ to: addresses[target], params: { city: only.slug }, replace: true });
      }
      setListing({ step: 'listed', cities: answer.value });
    });
    return () => {
      left = true;
    };
  }, [attempt, navigate, target]);
  return (
    <main className="city-choice" id="main">
      <img className="city-choice__mark" src="/icons/icon.svg" alt="" width="72" height="72" />
      <h1 className="city-choice__title">{m.app_name()}</h1>
      <p className="city-choice__claim">{m.city_claim()}</p>
      <CityList listing={listing} target={target} retry={() => setAttempt((count) => count + 1)} />
      <LanguageSwitch />
    </main>
  );
}
