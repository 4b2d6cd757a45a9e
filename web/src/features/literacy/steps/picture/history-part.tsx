import { changeAt, claimDifferences, claimHolds } from '@werkstadt/shared/literacy/models/picture-history';
import type { Pictures } from '@werkstadt/shared/literacy/package/data/pictures';
import type { StepParams } from '@werkstadt/shared/literacy/package/step';
import { useRef, useState } from 'react';
import * as z from 'zod/mini';
import { formatDate } from '~/platform/i18n/format.ts';
import { m } from '~/platform/i18n/index.ts';
import { DataTable } from '~/ui/charts/data-table.tsx';
import { announce, Button, Notice, RangeField } from '~/ui/index.ts';
import type { StepProps } from '../../step-props.ts';
import { TakesFocus } from '../../takes-focus.tsx';
import { CroppedPicture } from './cropped-picture.tsx';
import { type ModulePicture, pictureNamed } from './picture-data.ts';
import { Verdict } from './verdict.tsx';

type HistoryParams = Extract<StepParams<'image-trace'>, { part: 'history' }>;

const traceSchema = z.object({ id: z.string(), searched: z.boolean(), holds: z.nullable(z.boolean()) });
type Trace = z.infer<typeof traceSchema>;
const savedSchema = z.object({ traces: z.array(traceSchema).check(z.maxLength(8)) });

export interface HistoryResult {
  readonly right: number;
  readonly count: number;
}

type HistoryProps = StepProps<HistoryParams, HistoryResult> & { readonly pictures: Pictures };

/** Pictures one after the other: search back, move along the history, then judge the claim. */
export function HistoryPart(props: HistoryProps) {
  const { params, text, pictures, saved, onSave, onDone } = props;
  const parsed = savedSchema.safeParse(saved);
  const [traces, setTraces] = useState<readonly Trace[]>(parsed.success ? parsed.data.traces : []);
  const [showing, setShowing] = useState(() =>
    Math.min(params.pictures.length - 1, traces.filter(({ holds }) => holds !== null).length),
  );
  const heading = useRef<HTMLHeadingElement>(null);
  const picture = pictureNamed(pictures, params.pictures[showing] ?? '');
  const trace = traces.find(({ id }) => id === picture.id) ?? { id: picture.id, searched: false, holds: null };
  const keep = (changed: Trace) => {
    const next = [...traces.filter(({ id }) => id !== changed.id), changed];
    setTraces(next);
    onSave({ traces: next });
    const judged = next.filter(({ holds }) => holds !== null);
    if (judged.length < params.pictures.length) return;
    const right = judged.filter(({ id, holds }) => {
      const { claim, history } = pictureNamed(pictures, id);
      return claimHolds(claim, history) === holds;
    });
    onDone({ right: right.length, count: judged.length });
  };
  return (
    <div className="stack">
      {text(params.task)}
      <h3 className="heading-2 sim-anchor" ref={heading} tabIndex={-1}>
        {m.sim_picture_number({ number: showing + 1, count: params.pictures.length })}
      </h3>
      <OnePicture key={picture.id} {...props} picture={picture} trace={trace} onChange={keep} />
      {trace.holds !== null && showing + 1 < params.pictures.length && (
        <Button
          block
          icon="arrow-right"
          onClick={() => {
            setShowing(showing + 1);
            heading.current?.focus();
            heading.current?.scrollIntoView({ block: 'start' });
          }}
        >
          {m.sim_picture_next()}
        </Button>
      )}
      {trace.holds !== null && showing + 1 === params.pictures.length && text(params.end)}
    </div>
  );
}

interface OnePictureProps extends HistoryProps {
  readonly picture: ModulePicture;
  readonly trace: Trace;
  readonly onChange: (trace: Trace) => void;
}

function OnePicture({ text, plain, asset, pictures, view, picture, trace, onChange }: OnePictureProps) {
  const { claim, history } = picture;
  const last = history.length - 1;
  const [at, setAt] = useState(last);
  const [justSearched, setJustSearched] = useState(false);
  const file = asset(picture.asset);
  const shown = trace.searched ? history[at] : history[last];
  const placeName = (id: string) => {
    const key = pictures.places[id];
    return key ? plain(key) : id;
  };
  const differences = claimDifferences(claim, history);
  const differenceWord = { date: m.sim_picture_date(), place: m.sim_picture_place(), event: m.sim_picture_event() };
  const change = trace.searched ? changeAt(history, at) : null;
  const changes = change && [
    ...(change.fields.length > 0 ? [m.sim_picture_new_caption()] : []),
    ...(change.cropped ? [m.sim_picture_cropped()] : []),
  ];
  const credentials =
    file?.story &&
    {
      present: m.sim_picture_credentials_present(),
      absent: m.sim_picture_credentials_absent(),
      broken: m.sim_picture_credentials_broken(),
    }[file.story.credentials];
  const right = trace.holds === claimHolds(claim, history);
  const judge = (holds: boolean) => {
    announce(holds === claimHolds(claim, history) ? m.sim_picture_right() : m.sim_picture_wrong());
    onChange({ ...trace, holds });
  };
  return (
    <div className="stack">
      <figure className="trace-post">
        {file && shown && <CroppedPicture url={file.url} alt={file.alt} crop={shown.crop} />}
        <figcaption>
          {trace.searched && shown ? (
            <>
              <strong>
                {formatDate(shown.date)} · {placeName(shown.place)}
              </strong>
              <span className="muted">{shown.host}</span>
              {text(shown.caption)}
              {changes && changes.length > 0 && (
                <span className="trace-change">{m.sim_picture_changed({ what: changes.join(', ') })}</span>
              )}
            </>
          ) : (
            text(claim.text)
          )}
        </figcaption>
      </figure>
      {!trace.searched ? (
        <Button
          block
          icon="search"
          onClick={() => {
            setJustSearched(true);
            onChange({ ...trace, searched: true });
          }}
        >
          {m.sim_picture_search()}
        </Button>
      ) : (
        <>
          <TakesFocus when={justSearched}>
            <blockquote className="trace-claim">{text(claim.text)}</blockquote>
          </TakesFocus>
          {view === 'picture' && history.length > 1 && (
            <>
              <RangeField
                label={m.sim_picture_appearance({ number: at + 1, count: history.length })}
                hint={m.sim_picture_slider_hint()}
                value={at + 1}
                onChange={(number) => setAt(Math.round(number) - 1)}
                min={1}
                max={history.length}
                step={1}
              />
              <div className="button-row">
                <Button size="small" icon="arrow-left" onClick={() => setAt(Math.max(0, at - 1))}>
                  {m.sim_picture_earlier()}
                </Button>
                <Button size="small" icon="arrow-right" onClick={() => setAt(Math.min(last, at + 1))}>
                  {m.sim_picture_later()}
                </Button>
              </div>
            </>
          )}
          <DataTable
            look={view === 'text' ? 'plain' : 'folded'}
            caption={m.sim_picture_history({ count: history.length })}
            columns={[m.sim_picture_when(), m.sim_picture_place(), m.sim_picture_caption()]}
            rows={history.map((appearance, index) => ({
              id: `${appearance.date} ${appearance.host} ${index}`,
              marked: view === 'picture' && index === at,
              cells: [formatDate(appearance.date), placeName(appearance.place), plain(appearance.caption)],
            }))}
          />
          {credentials && (
            <div className="trace-credentials">
              <strong>{m.sim_picture_credentials()}</strong>
              <p>{credentials}</p>
              <p className="small muted">{m.sim_picture_credentials_hint()}</p>
            </div>
          )}
        </>
      )}
      <Verdict value={trace.holds} onChange={judge} />
      {trace.holds !== null && (
        <Notice tone={right ? 'success' : 'info'} title={right ? m.sim_picture_right() : m.sim_picture_wrong()}>
          <p>
            {differences.length === 0
              ? m.sim_picture_same()
              : m.sim_picture_differs({ what: differences.map((field) => differenceWord[field]).join(', ') })}
          </p>
          {text(picture.why)}
        </Notice>
      )}
    </div>
  );
}
