import { useCity } from '~/platform/data/index.ts';
import { m, useLocale } from '~/platform/i18n/index.ts';
import { ButtonLink, EmptyState, Page } from '~/ui/index.ts';
import { PlainPage } from './plain-page.tsx';

/** An address inside a city that leads nowhere. */
export function NotFoundInCity() {
  useLocale();
  const params = { city: useCity().slug };
  return (
    <Page title={m.shell_not_found_title()} back={{ to: '/$city', params }}>
      <EmptyState
        icon="search"
        title={m.shell_not_found()}
        action={
          <>
            <ButtonLink variant="primary" icon="map" to="/$city" params={params}>
              {m.shell_to_map()}
            </ButtonLink>
            <ButtonLink icon="layers" to="/$city/projects" params={params}>
              {m.shell_to_projects()}
            </ButtonLink>
          </>
        }
      >
        {m.shell_not_found_body()}
      </EmptyState>
    </Page>
  );
}

/** An address outside every city that leads nowhere. */
export function NotFound() {
  useLocale();
  return (
    <PlainPage title={m.shell_not_found_title()}>
      <EmptyState
        icon="search"
        title={m.shell_not_found()}
        action={
          <ButtonLink variant="primary" to="/">
            {m.shell_all_cities()}
          </ButtonLink>
        }
      >
        {m.shell_not_found_body()}
      </EmptyState>
    </PlainPage>
  );
}
