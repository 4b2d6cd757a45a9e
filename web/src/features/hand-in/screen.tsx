import { may } from '@werkstadt/shared/person/permissions';
import { MAX_PUSH_BYTES } from '@werkstadt/shared/sync/protocol';
import { readUnsentFile, type UnsentFile, type UnsentWork } from '@werkstadt/shared/sync/unsent-file';
import { useState } from 'react';
import { syncNow, useCity, useSession } from '~/platform/data/index.ts';
import { m, useLocale } from '~/platform/i18n/index.ts';
import { Button, ButtonLink, FileButton, Notice, Page, Section, useFocusKept } from '~/ui/index.ts';
import { ActList } from './act-list.tsx';
import { type TakenIn, takeIn } from './take-in.ts';
import { TakenInWords } from './taken-in-words.tsx';

interface Chosen {
  readonly name: string;
  readonly file: UnsentFile;
}

/** Larger than any file this app makes: it is not even read. */
const MAX_FILE_BYTES = 256 * 1024 * 1024;

async function read(file: File): Promise<UnsentFile> {
  if (file.size > MAX_FILE_BYTES) return { ok: false, problem: 'too-large' };
  return readUnsentFile(new Uint8Array(await file.arrayBuffer()));
}

/** What a facilitator does with the file of somebody whose device cannot send ([S29]). `/$city/hand-in` */
export default function HandInScreen() {
  useLocale();
  const { slug } = useCity();
  const { session } = useSession();
  const permitted = session !== null && may(session, 'hand-in');
  return (
    <Page title={m.hand_in_title()} back={{ to: '/$city/sign-in', params: { city: slug } }}>
      {permitted ? (
        <HandIn />
      ) : (
        <Notice
          tone="info"
          actions={
            <ButtonLink to="/$city/sign-in" params={{ city: slug }}>
              {m.hand_in_to_sign_in()}
            </ButtonLink>
          }
        >
          {m.hand_in_sign_in_text()}
        </Notice>
      )}
    </Page>
  );
}

function HandIn() {
  const { id: city } = useCity();
  const [chosen, setChosen] = useState<Chosen | null>(null);
  const [taken, setTaken] = useState<TakenIn | null>(null);
  const [busy, setBusy] = useState(false);
  const words = useFocusKept<HTMLDivElement>();

  const choose = async ([file]: readonly File[]) => {
    if (!file) return;
    setTaken(null);
    setChosen({ name: file.name, file: await read(file) });
  };
  const take = async (work: UnsentWork) => {
    setBusy(true);
    setTaken(await takeIn(city, work));
    setBusy(false);
    // What arrived is shown here too, as on every other screen.
    syncNow();
  };
  const work = chosen?.file.ok ? chosen.file.work : null;
  return (
    <div className="stack stack--wide">
      <p>{m.hand_in_text()}</p>
      <div className="button-row">
        <FileButton
          icon="export"
          label={chosen ? m.hand_in_choose_other() : m.hand_in_choose()}
          accept=".zip,.json,application/zip,application/json"
          busy={busy}
          onFiles={choose}
        />
      </div>
      {chosen && !chosen.file.ok && (
        <Notice tone="error" live title={m.hand_in_wrong_file({ name: chosen.name })}>
          {chosen.file.problem === 'too-large'
            ? m.hand_in_too_large({ kilobytes: MAX_PUSH_BYTES / 1024 })
            : m.hand_in_not_ours()}
        </Notice>
      )}
      {chosen && work && (
        <Section title={chosen.name}>
          {work.unreadable.length > 0 && (
            <Notice tone="warning" live title={m.hand_in_unreadable({ count: work.unreadable.length })}>
              <ul className="me-plain-list">
                {work.unreadable.map(({ file, field }) => (
                  <li key={file}>
                    {file === '' ? chosen.name : file}
                    {field !== '' && ` · ${m.hand_in_field({ field })}`}
                  </li>
                ))}
              </ul>
            </Notice>
          )}
          {taken && (
            <div ref={words} tabIndex={-1}>
              <TakenInWords taken={taken} acts={work.acts} />
            </div>
          )}
          <ActList acts={work.acts} results={taken?.results ?? new Map()} />
          {work.acts.length > 0 && (!taken || taken.failure !== null || taken.photos.failed > 0) && (
            <Button variant="primary" block icon="send" busy={busy} onClick={() => take(work)}>
              {taken ? m.hand_in_again() : m.hand_in_take({ count: work.acts.length })}
            </Button>
          )}
        </Section>
      )}
    </div>
  );
}
