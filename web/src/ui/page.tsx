import { type LinkProps, useCanGoBack, useLocation, useNavigate, useRouter } from '@tanstack/react-router';
import { createContext, type ReactNode, type RefObject, useContext, useEffect, useEffectEvent, useRef } from 'react';
import { m } from '~/platform/i18n/index.ts';
import { classNames } from './class-names.ts';
import { IconButton } from './icon-button.tsx';

/** What the shell puts into every page's head, always in the same place (WCAG 3.2.6). */
export interface PageChrome {
  readonly badge: ReactNode;
  readonly help: ReactNode;
  /** Stands behind the page's title in the browser's tab. */
  readonly siteName: string;
  /** Path a person came to last, at first the one a visit began with: there the focus stays where it is. */
  readonly arrivedAt: RefObject<string>;
}

const PageChromeContext = createContext<PageChrome>({
  badge: null,
  help: null,
  siteName: '',
  arrivedAt: { current: '' },
});
export const PageChromeProvider = PageChromeContext;

export type BackTarget = Pick<LinkProps, 'to' | 'params' | 'search'>;

/** Goes where the phone's back button goes; to `target` when the page was the first one opened. */
export function BackButton({ target }: { readonly target: BackTarget }) {
  const router = useRouter();
  const navigate = useNavigate();
  const canGoBack = useCanGoBack();
  const goBack = () => (canGoBack ? router.history.back() : void navigate({ ...target, replace: true }));
  return <IconButton icon="arrow-left" label={m.ui_back()} onClick={goBack} />;
}

export interface PageHeaderProps {
  /** The page's only h1, and its title in the browser. */
  readonly title: string;
  /** Instead in the browser's tab: what the page shows, where the head only says «Projekt». */
  readonly documentTitle?: string | undefined;
  readonly back?: BackTarget | undefined;
  /** Instead of the arrow: leaves something unfinished («×»). */
  readonly onClose?: (() => void) | undefined;
  readonly closeLabel?: string | undefined;
  /** Instead of the sync badge: «Entwurf» while drawing. */
  readonly badge?: ReactNode | undefined;
}

/** Title, way back, sync badge and help. Takes the focus when a person comes to the page from another one. */
export function PageHeader({ title, documentTitle = title, back, onClose, closeLabel, badge }: PageHeaderProps) {
  const chrome = useContext(PageChromeContext);
  const heading = useRef<HTMLHeadingElement>(null);
  const path = useLocation({ select: (location) => location.pathname });
  useEffect(() => {
    document.title = [documentTitle, chrome.siteName]
      .filter((part, index, all) => part && all.indexOf(part) === index)
      .join(' · ');
  }, [documentTitle, chrome.siteName]);
  // Only a new page takes the focus: a step inside one (the next proposal under review) leaves it where it works.
  const arrive = useEffectEvent(() => {
    if (chrome.arrivedAt.current === path) return;
    chrome.arrivedAt.current = path;
    heading.current?.focus({ preventScroll: true });
  });
  useEffect(() => arrive(), []);
  return (
    <header className="page-header">
      {onClose && <IconButton icon="close" label={closeLabel ?? m.ui_close()} onClick={onClose} />}
      {!onClose && back && <BackButton target={back} />}
      <h1 className="page-header__title" ref={heading} tabIndex={-1}>
        {title}
      </h1>
      <div className="page-header__chrome">
        {badge ?? chrome.badge}
        {chrome.help}
      </div>
    </header>
  );
}

export interface PageProps extends PageHeaderProps {
  /** `reading`: one column that scrolls. `full`: fills the window, for the map and the review desk. */
  readonly layout?: 'reading' | 'full' | undefined;
  /** The primary action, in the thumb zone at the foot of the page. */
  readonly actions?: ReactNode | undefined;
  readonly children: ReactNode;
}

/** Frame of every screen: header, content, primary action. */
export function Page({ layout = 'reading', actions, children, ...header }: PageProps) {
  return (
    <div className={classNames('page', `page--${layout}`, Boolean(actions) && 'page--with-actions')}>
      <PageHeader {...header} />
      <main className="page__main" id="main" tabIndex={-1}>
        {children}
      </main>
      {actions && (
        <section className="action-bar" aria-label={m.ui_page_actions()}>
          {actions}
        </section>
      )}
    </div>
  );
}
