import type { MockPage } from '@werkstadt/shared/literacy/models/mock-web';
import { type Ref, useEffect, useRef, useState } from 'react';
import { m } from '~/platform/i18n/index.ts';
import { announce, Button, SearchField } from '~/ui/index.ts';
import type { MockData, ModuleCase } from './mock-data.ts';
import { PageView } from './page-view.tsx';

/** What a tab shows: a page, or the results of a search. */
type Place = { readonly page: string } | { readonly query: string };
interface Tab {
  readonly id: number;
  /** The last one is on screen. */
  readonly places: readonly Place[];
}

/** As many as fit beside each other on a phone. */
const MOST_TABS = 3;

export interface BrowserProps {
  readonly mock: MockData;
  readonly tried: ModuleCase;
  /** Page that a tab goes on with after a restart. */
  readonly startPage: string;
  /** First search that the case suggests. */
  readonly placeholder: string;
  readonly onVisit: (page: string) => void;
}

/** A small browser over the mock web: search, tabs, back. Nothing leads out of it. */
export function Browser({ mock, tried, startPage, placeholder, onVisit }: BrowserProps) {
  const [tabs, setTabs] = useState<readonly Tab[]>([{ id: 0, places: [{ page: startPage }] }]);
  const [active, setActive] = useState(0);
  const [typed, setTyped] = useState('');
  const heading = useRef<HTMLHeadingElement>(null);
  const moved = useRef(false);
  const tab = tabs.find(({ id }) => id === active) ?? tabs[0];
  const place = tab?.places.at(-1);
  useEffect(() => {
    if (moved.current && place) heading.current?.focus();
    moved.current = false;
  }, [place]);
  const titleOf = (shown: Place | undefined): string =>
    !shown ? '' : 'page' in shown ? (mock.web.pages.get(shown.page)?.title ?? '') : m.sim_web_results_tab();
  const go = (next: Place) => {
    if (!tab) return;
    moved.current = true;
    setTabs(tabs.map((each) => (each.id === tab.id ? { ...each, places: [...each.places, next] } : each)));
    if ('page' in next) onVisit(next.page);
  };
  const back = () => {
    if (!tab || tab.places.length < 2) return;
    moved.current = true;
    setTabs(tabs.map((each) => (each.id === tab.id ? { ...each, places: each.places.slice(0, -1) } : each)));
  };
  const openInNewTab = (page: string) => {
    const id = Math.max(...tabs.map((each) => each.id)) + 1;
    moved.current = true;
    setTabs([...tabs, { id, places: [{ page }] }]);
    setActive(id);
    onVisit(page);
  };
  const close = (closed: number) => {
    const rest = tabs.filter(({ id }) => id !== closed);
    setTabs(rest);
    if (closed !== active) return;
    moved.current = true;
    setActive(rest[0]?.id ?? 0);
  };
  const search = () => {
    if (typed.trim() === '') return;
    const found = mock.web.search(typed, tried.boosted);
    announce(m.sim_web_found({ count: found.length }));
    go({ query: typed });
  };
  const results: readonly MockPage[] = place && 'query' in place ? mock.web.search(place.query, tried.boosted) : [];
  return (
    <section className="mock-browser" aria-label={m.sim_web_browser()}>
      {tabs.length > 1 && (
        <div className="mock-browser__tabs" role="tablist" aria-label={m.sim_web_tabs()}>
          {tabs.map(({ id, places }) => (
            <button
              key={id}
              type="button"
              role="tab"
              id={`mock-tab-${id}`}
              aria-selected={id === active}
              aria-controls="mock-panel"
              tabIndex={id === active ? 0 : -1}
              onClick={() => setActive(id)}
              onKeyDown={(event) => {
                const step = event.key === 'ArrowRight' ? 1 : event.key === 'ArrowLeft' ? -1 : 0;
                const index = tabs.findIndex((each) => each.id === id) + step;
                const next = tabs[(index + tabs.length) % tabs.length];
                if (event.key === 'Delete' && tabs.length > 1) close(id);
                if (step === 0 || !next) return;
                event.preventDefault();
                setActive(next.id);
                document.getElementById(`mock-tab-${next.id}`)?.focus();
              }}
            >
              {titleOf(places.at(-1))}
            </button>
          ))}
        </div>
      )}
      <form
        className="mock-browser__search"
        onSubmit={(event) => {
          event.preventDefault();
          search();
        }}
      >
        <SearchField label={m.sim_web_search()} value={typed} onChange={setTyped} placeholder={placeholder} />
        <Button type="submit">{m.sim_web_find()}</Button>
      </form>
      <div className="button-row">
        <Button
          size="small"
          icon="arrow-left"
          onClick={back}
          aria-disabled={(tab?.places.length ?? 0) < 2 || undefined}
        >
          {m.sim_web_back()}
        </Button>
        {tabs.length > 1 && (
          <Button size="small" icon="close" onClick={() => tab && close(tab.id)}>
            {m.sim_web_close_tab()}
          </Button>
        )}
      </div>
      <div id="mock-panel" {...(tabs.length > 1 ? { role: 'tabpanel', 'aria-labelledby': `mock-tab-${active}` } : {})}>
        {place && 'page' in place && mock.web.pages.has(place.page) && (
          <ShownPage mock={mock} id={place.page} onOpen={(page) => go({ page })} heading={heading} />
        )}
        {place && 'query' in place && (
          <div className="stack stack--tight">
            <h3 className="heading-3" ref={heading} tabIndex={-1}>
              {m.sim_web_results({ query: place.query, count: results.length })}
            </h3>
            {results.length === 0 && <p>{m.sim_web_nothing_found()}</p>}
            <ol className="mock-results">
              {results.map((page) => (
                <li key={page.id}>
                  <button type="button" className="mock-result" onClick={() => go({ page: page.id })}>
                    <span className="mock-result__host">{page.host}</span>
                    <span className="mock-result__title">{page.title}</span>
                  </button>
                  {tabs.length < MOST_TABS && (
                    <Button size="small" variant="quiet" icon="plus" onClick={() => openInNewTab(page.id)}>
                      {m.sim_web_new_tab()}
                    </Button>
                  )}
                </li>
              ))}
            </ol>
          </div>
        )}
      </div>
    </section>
  );
}

function ShownPage(props: {
  readonly mock: MockData;
  readonly id: string;
  readonly onOpen: (page: string) => void;
  readonly heading: Ref<HTMLHeadingElement>;
}) {
  const page = props.mock.web.pages.get(props.id);
  return page ? <PageView page={page} web={props.mock.web} onOpen={props.onOpen} heading={props.heading} /> : null;
}
