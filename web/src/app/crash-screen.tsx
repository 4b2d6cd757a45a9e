import { CatchBoundary, type ErrorComponentProps } from '@tanstack/react-router';
import { useState } from 'react';
import { exportEverything, useCity, useMyContributions } from '~/platform/data/index.ts';
import { offerFile } from '~/platform/export/offer-file.ts';
import { m, useLocale } from '~/platform/i18n/index.ts';
import { Button, ButtonLink, Notice, Page, Row, RowItem, RowList, StateSign, signWord } from '~/ui/index.ts';
import { PlainPage } from './plain-page.tsx';

function Details({ error }: { readonly error: unknown }) {
  const text = error instanceof Error ? `${error.name}: ${error.message}` : String(error);
  return (
    <details className="crash__details">
      <summary>{m.shell_crash_details()}</summary>
      <pre className="crash__text">{text}</pre>
    </details>
  );
}

const ReloadButton = () => (
  <Button icon="refresh" onClick={() => location.reload()}>
    {m.shell_crash_reload()}
  </Button>
);

type Exported = 'not-yet' | 'done' | 'failed';

/** What waits here, before anything else, and the way to take it along. */
function SafeOnThisDevice() {
  const city = useCity();
  const { drafts, outbox } = useMyContributions();
  const [exported, setExported] = useState<Exported>('not-yet');
  if (drafts.length === 0 && outbox.length === 0) return <p>{m.shell_crash_nothing()}</p>;
  const save = async () => {
    try {
      offerFile(await exportEverything(), `werkstadt-${city.slug}.zip`);
      setExported('done');
    } catch (error) {
      console.error('export after a crash', error);
      setExported('failed');
    }
  };
  return (
    <>
      <p>{m.shell_crash_safe()}</p>
      <RowList>
        {outbox.map(({ mid, title, state }) => (
          <RowItem key={mid}>
            <Row sign={<StateSign sign={state} />} title={title ?? m.shell_crash_untitled()} detail={signWord(state)} />
          </RowItem>
        ))}
        {drafts.map(({ id, title }) => (
          <RowItem key={id}>
            <Row
              sign={<StateSign sign="draft" />}
              title={typeof title === 'string' && title !== '' ? title : m.shell_crash_untitled()}
              detail={signWord('draft')}
            />
          </RowItem>
        ))}
      </RowList>
      <Button variant="primary" icon="export" block onClick={() => void save()}>
        {m.shell_crash_export()}
      </Button>
      {exported === 'done' && <Notice tone="success" live title={m.shell_crash_exported()} />}
      {exported === 'failed' && <Notice tone="error" live title={m.shell_crash_export_failed()} />}
    </>
  );
}

/** A page of a city broke: first what is safe on this device, then the way on. */
export function CrashInCity({ error }: ErrorComponentProps) {
  useLocale();
  const params = { city: useCity().slug };
  return (
    <Page title={m.shell_crash_title()} back={{ to: '/$city', params }}>
      <div className="stack">
        <CatchBoundary getResetKey={() => ''} errorComponent={() => null}>
          <SafeOnThisDevice />
        </CatchBoundary>
        <div className="button-row">
          <ReloadButton />
          <ButtonLink icon="map" to="/$city" params={params}>
            {m.shell_to_map()}
          </ButtonLink>
        </div>
        <Details error={error} />
      </div>
    </Page>
  );
}

/** The app broke before a city was open: nothing of this visit was written yet. */
export function Crash({ error }: ErrorComponentProps) {
  useLocale();
  return (
    <PlainPage titleShown title={m.shell_crash_title()}>
      <div className="stack">
        <div className="button-row">
          <ReloadButton />
        </div>
        <Details error={error} />
      </div>
    </PlainPage>
  );
}
