import { Link, Outlet, useLocation, useMatches } from '@tanstack/react-router';
import { useMemo, useRef } from 'react';
import { useCity } from '~/platform/data/index.ts';
import { m, useLocale } from '~/platform/i18n/index.ts';
import { classNames, LiveRegion, PageChromeProvider, ToastRegion } from '~/ui/index.ts';
import { StatusLines } from './status-lines.tsx';
import { SyncBadge } from './sync-badge.tsx';
import { TabBar } from './tab-bar.tsx';

function HelpLink() {
  useLocale();
  const city = useCity();
  return (
    <Link
      to="/$city/help"
      params={{ city: city.slug }}
      className="help-link"
      aria-label={m.shell_help()}
      title={m.shell_help()}
    >
      <span className="help-link__ring" aria-hidden="true">
        ?
      </span>
    </Link>
  );
}

/** What surrounds every page of a city: sections, sync badge, help, quiet lines, live region. */
export function Shell() {
  useLocale();
  const city = useCity();
  const arrivedAt = useRef(useLocation({ select: (location) => location.pathname }));
  const hidesTabs = useMatches({ select: (matches) => matches.some(({ staticData }) => staticData.hidesTabs) });
  const chrome = useMemo(
    () => ({ badge: <SyncBadge />, help: <HelpLink />, siteName: city.name, arrivedAt }),
    [city.name],
  );
  return (
    <PageChromeProvider value={chrome}>
      <div className={classNames('shell', !hidesTabs && 'shell--tabs')}>
        <a className="skip-link" href="#main">
          {m.shell_skip()}
        </a>
        <StatusLines />
        <Outlet />
        <TabBar
          hiddenOnPhone={hidesTabs}
          foot={
            <>
              <SyncBadge />
              <HelpLink />
            </>
          }
        />
        <ToastRegion />
        <LiveRegion />
      </div>
    </PageChromeProvider>
  );
}
