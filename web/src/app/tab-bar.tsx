import { Link, type LinkProps } from '@tanstack/react-router';
import { may } from '@werkstadt/shared/person/permissions';
import type { ReactNode } from 'react';
import { useCity, useSession } from '~/platform/data/index.ts';
import { m, useLocale } from '~/platform/i18n/index.ts';
import { classNames, Icon, type IconName } from '~/ui/index.ts';

interface Tab {
  readonly to: NonNullable<LinkProps['to']>;
  readonly icon: IconName;
  readonly word: string;
  /** The map is the parent of every address: it is current at its own alone. */
  readonly exact?: boolean;
  /** Side bar only; on a phone staff reach it from «Ich». */
  readonly deskOnly?: boolean;
}

function tabsFor(reviews: boolean): Tab[] {
  const tabs: Tab[] = [
    { to: '/$city', icon: 'map', word: m.shell_tab_map(), exact: true },
    { to: '/$city/projects', icon: 'layers', word: m.shell_tab_projects() },
    { to: '/$city/learn', icon: 'learn', word: m.shell_tab_learn() },
    { to: '/$city/me', icon: 'user', word: m.shell_tab_me() },
  ];
  if (reviews) tabs.push({ to: '/$city/review', icon: 'clipboard-check', word: m.shell_tab_review(), deskOnly: true });
  return tabs;
}

/** The sections: at the foot of a phone, at the side from 1024 px on. */
export function TabBar({ hiddenOnPhone, foot }: { readonly hiddenOnPhone: boolean; readonly foot: ReactNode }) {
  useLocale();
  const city = useCity();
  const { session } = useSession();
  const reviews = may({ roles: session?.roles ?? [] }, 'decide');
  return (
    <nav className={classNames('tab-bar', hiddenOnPhone && 'tab-bar--desk-only')} aria-label={m.shell_navigation()}>
      <ul className="tab-bar__list">
        {tabsFor(reviews).map(({ to, icon, word, exact = false, deskOnly = false }) => (
          <li key={to} className={classNames('tab-bar__item', deskOnly && 'tab-bar__item--desk-only')}>
            <Link
              to={to}
              params={{ city: city.slug }}
              activeOptions={{ exact, includeSearch: false }}
              className="tab-bar__link"
            >
              <Icon name={icon} />
              <span>{word}</span>
            </Link>
          </li>
        ))}
      </ul>
      <div className="tab-bar__foot">{foot}</div>
    </nav>
  );
}
