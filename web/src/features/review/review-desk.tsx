import { noFilter } from '@werkstadt/shared/proposal/filter';
import { kindIds } from '@werkstadt/shared/proposal/kind-id';
import { type ProposalOrder, proposalOrders } from '@werkstadt/shared/proposal/order';
import { useMemo, useState } from 'react';
import { FilterBar, FilterCount } from '~/features/projects/index.ts';
import { type ProposalView, useProjects } from '~/platform/data/index.ts';
import { m, messageByKey, useLocale } from '~/platform/i18n/index.ts';
import { Button, ChipRow, EmptyState, FilterChip, IconButton, InlineSelect, Skeleton } from '~/ui/index.ts';
import { ProposalDetail } from './proposal-detail.tsx';
import { ReviewList } from './review-list.tsx';
import { ReviewMap } from './review-map.tsx';
import { useMapBox } from './use-map-box.ts';
import type { ReviewQueue } from './use-review-queue.ts';

export interface ReviewDeskProps {
  readonly queue: ReviewQueue;
  readonly selected: ProposalView | null;
  /** Null goes back to the queue. */
  readonly onSelect: (id: string | null) => void;
}

type Pane = 'list' | 'map';

/** Three panes side by side on a desk; on a phone the queue or the map, and then the proposal. */
export function ReviewDesk({ queue, selected, onSelect }: ReviewDeskProps) {
  useLocale();
  const projects = useProjects();
  const [pane, setPane] = useState<Pane>('list');
  const { mapBox, watchMap, showOnMap } = useMapBox();
  const { proposals, drawn, count, pending, total, filter, setFilter, order, setOrder } = queue;
  const kinds = kindIds.filter((kind) => projects.some((project) => project.kinds.includes(kind)));
  return (
    <div className="review-desk" data-pane={selected === null ? pane : 'detail'}>
      <FilterBar
        layout="wide"
        filter={filter}
        onChange={setFilter}
        kinds={kinds}
        projects={projects}
        count={count}
        mapBox={mapBox}
      />
      <div className="review-desk__switch">
        <ChipRow label={m.review_title()}>
          <FilterChip icon="list" pressed={pane === 'list'} onClick={() => setPane('list')}>
            {m.review_show_list()}
          </FilterChip>
          <FilterChip icon="map" pressed={pane === 'map'} onClick={() => setPane('map')}>
            {m.review_show_map()}
          </FilterChip>
        </ChipRow>
      </div>
      <section className="review-desk__list" aria-label={m.review_show_list()}>
        <div className="review-desk__list-head">
          <FilterCount filter={filter} onChange={setFilter} count={count} total={total} />
          <InlineSelect<ProposalOrder>
            label={m.review_order_label()}
            value={order}
            onChange={setOrder}
            options={proposalOrders.map((value) => ({
              value,
              label: messageByKey(`review_order_${value.replaceAll('-', '_')}`),
            }))}
          />
        </div>
        {proposals.length === 0 && pending && <Skeleton lines={6} />}
        {proposals.length === 0 && !pending && (
          <EmptyState
            icon="search"
            title={m.review_no_match()}
            action={
              <Button variant="primary" onClick={() => setFilter(noFilter)}>
                {m.review_reset_filter()}
              </Button>
            }
          />
        )}
        {proposals.length > 0 && (
          <ReviewList proposals={proposals} selectedId={selected?.id ?? null} onSelect={onSelect} />
        )}
      </section>
      <section className="review-desk__map" aria-label={m.review_show_map()}>
        <ReviewMap
          proposals={proposals}
          coming={drawn}
          selectedId={selected?.id ?? null}
          onSelect={onSelect}
          area={filter.area}
          onArea={(area) => setFilter({ ...filter, area })}
          watchMap={watchMap}
        />
      </section>
      <section className="review-desk__detail" aria-label={m.review_detail_label()}>
        {selected === null ? (
          <p className="review-desk__choose">{m.review_choose_one()}</p>
        ) : (
          <>
            <Paging queue={queue} selectedId={selected.id} onSelect={onSelect} />
            <ProposalDetail key={selected.id} proposal={selected} onShow={() => showOnMap(selected.geometry)} />
          </>
        )}
      </section>
    </div>
  );
}

interface PagingProps {
  readonly queue: ReviewQueue;
  readonly selectedId: string;
  readonly onSelect: (id: string | null) => void;
}

/** Through the queue without going back to the list. */
function Paging({ queue: { proposals }, selectedId, onSelect }: PagingProps) {
  const index = useMemo(() => proposals.findIndex(({ id }) => id === selectedId), [proposals, selectedId]);
  const before = proposals[index - 1];
  const after = proposals[index + 1];
  return (
    <nav className="review-paging" aria-label={m.review_paging_label()}>
      <Button variant="quiet" size="small" icon="list" onClick={() => onSelect(null)}>
        {m.review_back_to_list()}
      </Button>
      <span className="review-paging__position">
        {index >= 0 && m.review_position({ position: index + 1, total: proposals.length })}
      </span>
      <IconButton
        icon="chevron-up"
        label={m.review_previous()}
        aria-disabled={!before}
        onClick={() => before && onSelect(before.id)}
      />
      <IconButton
        icon="chevron-down"
        label={m.review_next()}
        aria-disabled={!after}
        onClick={() => after && onSelect(after.id)}
      />
    </nav>
  );
}
