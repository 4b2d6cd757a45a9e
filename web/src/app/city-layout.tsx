import type { ErrorCode } from '@werkstadt/shared/errors/codes';
import { CityProvider } from '~/platform/data/index.ts';
import { m, useLocale } from '~/platform/i18n/index.ts';
import { ButtonLink, EmptyState, Skeleton, TryAgain } from '~/ui/index.ts';
import { PlainPage } from './plain-page.tsx';
import { cityRoute } from './routes.ts';
import { Shell } from './shell.tsx';

function wordsFor(code: ErrorCode): { readonly title: string; readonly body: string | undefined } {
  if (code === 'not-found') return { title: m.shell_city_not_found(), body: m.shell_city_not_found_body() };
  if (code === 'network-unreachable') return { title: m.shell_city_offline(), body: m.shell_city_offline_body() };
  return { title: m.shell_city_failed(), body: undefined };
}

function CityFailed({ code, retry }: { readonly code: ErrorCode; readonly retry: () => void }) {
  const { title, body } = wordsFor(code);
  const gone = code === 'not-found';
  return (
    <PlainPage title={title}>
      <EmptyState
        icon={gone ? 'search' : 'wifi-off'}
        title={title}
        action={
          <>
            {!gone && <TryAgain variant="primary" onClick={retry} />}
            <ButtonLink variant={gone ? 'primary' : 'secondary'} to="/">
              {m.shell_all_cities()}
            </ButtonLink>
          </>
        }
      >
        {body}
      </EmptyState>
    </PlainPage>
  );
}

/** Opens the city named in the address and shows its pages in the shell. */
export function CityLayout() {
  useLocale();
  const { city: slug } = cityRoute.useParams();
  return (
    <CityProvider
      key={slug}
      slug={slug}
      opening={
        <PlainPage title={m.app_name()}>
          <Skeleton lines={4} />
        </PlainPage>
      }
      failed={(code, retry) => <CityFailed code={code} retry={retry} />}
    >
      <Shell />
    </CityProvider>
  );
}
