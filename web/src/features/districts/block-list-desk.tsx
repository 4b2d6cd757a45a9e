import { useMemo, useState } from 'react';
import { errorText } from '~/platform/i18n/error-text.ts';
import { currentLocale, htmlLanguage, m, useLocale } from '~/platform/i18n/index.ts';
import { announce, Button, InlineSelect, Notice, Page, SearchField, StatePill, showToast } from '~/ui/index.ts';
import { UndoRedoRow } from '~/ui/map-kit/index.ts';
import { BlockChoice } from './block-choice.tsx';
import { type BlockGroup, blockGroups } from './block-groups.ts';
import { blockName, blocksWords, pupilWords, zoneName } from './block-words.ts';
import type { DeskParts } from './desk-parts.ts';
import { DistrictConsequences } from './figures/district-consequences.tsx';
import { headline } from './figures/pupil-words.ts';
import { StartFrom } from './start/start-from.tsx';

export interface BlockListDeskProps extends DeskParts {
  /** Null where this browser cannot draw maps. */
  readonly onMap: (() => void) | null;
}

/** The same painting without a map: blocks are ticked in a list and given to a school (rule UI1). */
export function BlockListDesk(props: BlockListDeskProps) {
  const { layer, painted, figures, act, title, problem, onLeave, onFinish, onMap } = props;
  const { data } = layer;
  const { assignment, locked, plan } = painted;
  const locale = useLocale();
  const [search, setSearch] = useState('');
  const [ticked, setTicked] = useState<ReadonlySet<number>>(new Set());
  const [zone, setZone] = useState('');
  const groups = useMemo(() => blockGroups(data, htmlLanguage(locale)), [data, locale]);
  const wanted = search.trim().toLocaleLowerCase(currentLocale());
  const shown = useMemo(
    () =>
      groups
        .map(({ name, blocks }) => ({
          name,
          blocks:
            wanted === '' || name.toLocaleLowerCase().includes(wanted)
              ? blocks
              : blocks.filter((block) => blockName(data, block).toLocaleLowerCase().includes(wanted)),
        }))
        .filter(({ blocks }) => blocks.length > 0),
    [groups, wanted, data],
  );
  const tick = (blocks: readonly number[], on: boolean) => {
    const next = new Set(ticked);
    for (const block of blocks) {
      if (on) next.add(block);
      else next.delete(block);
    }
    setTicked(next);
  };
  const assign = () => {
    if (zone === '') return showToast({ text: m.districts_choose_school() });
    painted.paint(Number(zone), ticked);
    announce(m.districts_said_painted({ blocks: blocksWords(ticked.size), school: zoneName(data, Number(zone)) }));
    setTicked(new Set());
  };
  return (
    <Page
      title={title}
      onClose={onLeave}
      closeLabel={m.draw_leave()}
      badge={<StatePill sign="draft" />}
      actions={
        ticked.size === 0 ? (
          <Button variant="primary" icon="check" onClick={onFinish}>
            {m.mapkit_finish()}
          </Button>
        ) : (
          <>
            <InlineSelect
              label={m.districts_list_school()}
              value={zone}
              onChange={setZone}
              options={[
                { value: '', label: m.districts_list_choose() },
                ...data.schoolName.map((name, school) => ({ value: String(school + 1), label: name })),
                { value: '0', label: m.districts_zone_none() },
              ]}
            />
            <Button variant="primary" icon="check" onClick={assign}>
              {m.districts_list_give({ blocks: blocksWords(ticked.size) })}
            </Button>
          </>
        )
      }
    >
      <div className="stack stack--wide">
        {!onMap && <Notice>{m.draw_no_webgl()}</Notice>}
        {problem && <Notice tone="warning">{errorText(problem)}</Notice>}
        <p>{m.districts_list_intro()}</p>
        <SearchField label={m.districts_list_search()} value={search} onChange={setSearch} />
        {shown.length === 0 && <p className="muted">{m.districts_list_nothing()}</p>}
        {shown.map((group) => (
          <Group key={group.name} {...props} group={group} open={wanted !== ''} ticked={ticked} onTick={tick} />
        ))}
        <UndoRedoRow steps={plan} onStep={act} />
        <p className="draw-twin">{headline(figures)}</p>
        {locked.size > 0 && <p className="muted">{m.districts_list_locked({ blocks: blocksWords(locked.size) })}</p>}
        <DistrictConsequences
          layer={layer}
          figures={figures}
          today={painted.today}
          assignment={assignment}
          onYear={props.onYear}
        />
        <StartFrom {...props} />
        {onMap && (
          <Button variant="quiet" icon="map" onClick={onMap}>
            {m.draw_with_map()}
          </Button>
        )}
      </div>
    </Page>
  );
}

interface GroupProps extends DeskParts {
  readonly group: BlockGroup;
  readonly open: boolean;
  readonly ticked: ReadonlySet<number>;
  readonly onTick: (blocks: readonly number[], on: boolean) => void;
}

/** One neighbourhood or street; folded, so that a town of a thousand blocks stays readable. */
function Group({ layer, painted, group, open, ticked, onTick }: GroupProps) {
  const { data } = layer;
  const [unfolded, setUnfolded] = useState(false);
  const chosen = group.blocks.filter((block) => ticked.has(block)).length;
  const shown = open || unfolded;
  return (
    <details className="block-group" open={shown} onToggle={(event) => setUnfolded(event.currentTarget.open)}>
      <summary className="block-group__head">
        <span>{group.name || m.districts_list_elsewhere()}</span>
        <span className="muted">
          {chosen > 0
            ? m.districts_list_ticked({ count: chosen, blocks: blocksWords(group.blocks.length) })
            : blocksWords(group.blocks.length)}
        </span>
      </summary>
      {shown && (
        <>
          <BlockChoice
            label={m.districts_list_all()}
            checked={chosen === group.blocks.length}
            onChange={(on) => onTick(group.blocks, on)}
          />
          {group.blocks.map((block) => (
            <BlockChoice
              key={block}
              label={blockName(data, block)}
              hint={m.districts_block_now({
                school: zoneName(data, painted.assignment[block] ?? 0),
                pupils: pupilWords(data, block),
              })}
              checked={ticked.has(block)}
              onChange={(on) => onTick([block], on)}
            />
          ))}
        </>
      )}
    </details>
  );
}
