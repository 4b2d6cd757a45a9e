import type { Progress } from '@werkstadt/shared/literacy/progress';
import { COURSE_PROGRESS } from '@werkstadt/shared/literacy/progress-of-run';
import { useEffect, useState } from 'react';
import { useCity, useSentLearning } from '~/platform/data/index.ts';
import { m } from '~/platform/i18n/index.ts';
import { useLearningRecords } from '~/platform/learning/index.ts';
import { Button, DescriptionList, Dialog, Notice, showToast } from '~/ui/index.ts';
import { moduleEntry } from '../content/module-entries.ts';
import { moduleName } from '../module-words.ts';
import { adoptProgress, forgetProgress, sendableProgress, sendProgress } from './send-progress.ts';
import { changeSyncRecord, useSyncRecord } from './sync-record.ts';

function activityName(activity: string): string {
  const entry = moduleEntry(activity);
  if (entry) return moduleName(entry.description);
  return activity === COURSE_PROGRESS ? m.course_title() : activity;
}

const sizeWords = ({ answers }: Progress): string => m.learn_sync_answers({ count: Object.keys(answers).length });

interface AskProps {
  readonly onClose: () => void;
}

/** What would be sent, before anything is ([H8]). */
function AskToSend({ onClose }: AskProps) {
  const city = useCity();
  const { records } = useLearningRecords();
  const progress = [...sendableProgress(records).values()];
  const turnOn = async () => {
    await changeSyncRecord(city.id, (record) => ({ ...record, on: true }));
    onClose();
    await sendProgress(city.id);
  };
  return (
    <Dialog
      open
      title={m.learn_sync_ask_title()}
      onClose={onClose}
      actions={
        <>
          <Button onClick={onClose}>{m.learn_sync_not()}</Button>
          <Button variant="primary" icon="send" onClick={turnOn}>
            {m.learn_sync_turn_on()}
          </Button>
        </>
      }
    >
      <div className="stack">
        <p>{m.learn_sync_ask_text({ city: city.name })}</p>
        {progress.length > 0 ? (
          <DescriptionList
            items={progress.map((one) => ({ term: activityName(one.activity), value: sizeWords(one) }))}
          />
        ) : (
          <p>{m.learn_sync_nothing_yet()}</p>
        )}
        <p className="muted">{m.learn_sync_not_sent()}</p>
      </div>
    </Dialog>
  );
}

interface StopProps extends AskProps {
  /** It was turned off before: only what was sent is left. */
  readonly onlyDelete: boolean;
}

/** Ends sending, and takes back what was sent where the learner wants that. */
function AskToStop({ onClose, onlyDelete }: StopProps) {
  const city = useCity();
  const sent = useSentLearning();
  const [failed, setFailed] = useState(false);
  const stop = () => changeSyncRecord(city.id, (record) => ({ ...record, on: false }));
  const keep = async () => {
    await stop();
    onClose();
  };
  const remove = async () => {
    await stop();
    if (!(await forgetProgress(city.id, sent))) return setFailed(true);
    showToast({ text: m.learn_sync_deleted() });
    onClose();
  };
  return (
    <Dialog
      open
      title={m.learn_sync_stop_title()}
      onClose={onClose}
      actions={
        <>
          {onlyDelete ? (
            <Button onClick={onClose}>{m.learn_data_keep()}</Button>
          ) : (
            <Button onClick={keep}>{m.learn_sync_stop_keep()}</Button>
          )}
          <Button variant="danger" icon="trash" onClick={remove}>
            {m.learn_sync_delete()}
          </Button>
        </>
      }
    >
      <div className="stack">
        <p>{m.learn_sync_stop_text({ city: city.name })}</p>
        {failed && (
          <Notice tone="error" live>
            {m.learn_sync_failed()}
          </Notice>
        )}
      </div>
    </Dialog>
  );
}

/** Progress at the city, at the learner's wish: turned on here, seen here, taken back here. */
export function ProgressSync() {
  const city = useCity();
  const { on } = useSyncRecord(city.id);
  const sent = useSentLearning();
  const [asking, setAsking] = useState(false);
  useEffect(() => {
    if (on) adoptProgress(city.id, sent).then(() => sendProgress(city.id));
  }, [on, city.id, sent]);
  const close = () => setAsking(false);
  const left = on || sent.length > 0;
  return (
    <div className="stack stack--tight">
      <h3 className="heading-3">{m.learn_sync_title()}</h3>
      <p className="muted">
        {on
          ? m.learn_sync_on({ city: city.name, count: sent.length })
          : left
            ? m.learn_sync_left({ city: city.name, count: sent.length })
            : m.learn_sync_off()}
      </p>
      <div className="button-row">
        <Button icon={on ? 'close' : left ? 'trash' : 'send'} onClick={() => setAsking(true)}>
          {on ? m.learn_sync_stop() : left ? m.learn_sync_delete() : m.learn_sync_start()}
        </Button>
        {!on && left && (
          <Button icon="send" onClick={() => changeSyncRecord(city.id, (record) => ({ ...record, on: true }))}>
            {m.learn_sync_again()}
          </Button>
        )}
      </div>
      {asking && (left ? <AskToStop onlyDelete={!on} onClose={close} /> : <AskToSend onClose={close} />)}
    </div>
  );
}
