import type { SealKey } from '@werkstadt/shared/city/seal-key';
import { useCity } from '~/platform/data/index.ts';
import { formatDate } from '~/platform/i18n/format.ts';
import { m, useLocale } from '~/platform/i18n/index.ts';
import { FileButton, Notice, Page, Section } from '~/ui/index.ts';
import '../districts.scss';
import { WithDistrictLayer } from '../layer/with-district-layer.tsx';
import { keyWords } from './key-words.ts';
import { NumbersFinding } from './numbers-finding.tsx';
import { RecordFacts } from './record-facts.tsx';
import { SealFinding } from './seal-finding.tsx';
import { type OpenedRecord, useOpenedRecord } from './use-checked-record.ts';

/** Where anybody checks a saved record of weighing: `/$city/check-record`. Works offline where the city's map lies here. */
export default function CheckRecordScreen() {
  useLocale();
  const { slug, name, sealKeys } = useCity();
  const { opened, open } = useOpenedRecord();
  return (
    <Page title={m.districts_check_title()} back={{ to: '/$city/help', params: { city: slug } }}>
      <div className="stack stack--wide">
        <p>{m.districts_check_text()}</p>
        <div className="button-row">
          <FileButton
            icon="layers"
            label={opened.state === 'none' ? m.districts_check_open() : m.districts_check_open_other()}
            accept=".json,application/json"
            onFiles={([file]) => file && void open(file)}
          />
        </div>
        <Opened opened={opened} />
        <Section title={m.districts_check_keys({ city: name })}>
          <SealKeys keys={sealKeys} />
        </Section>
      </div>
    </Page>
  );
}

function Opened({ opened }: { readonly opened: OpenedRecord }) {
  if (opened.state === 'none') return null;
  const { file } = opened;
  if (opened.state === 'refused') {
    const { problem, field } = opened;
    return (
      <Notice tone="error" live title={m.districts_check_refused({ file })}>
        <p>{problem === 'too-large' ? m.districts_check_too_large() : m.districts_check_not_a_record()}</p>
        {field !== '' && <p>{m.districts_check_field({ field })}</p>}
      </Notice>
    );
  }
  const { sealed, seal } = opened;
  return (
    <>
      <SealFinding sealed={sealed} seal={seal} />
      <WithDistrictLayer>
        {(layer) => (
          <>
            <NumbersFinding layer={layer} sealed={sealed} />
            <RecordFacts layer={layer} record={sealed.record} />
          </>
        )}
      </WithDistrictLayer>
    </>
  );
}

/** What everybody may compare by eye, and where the same keys stand for machines. */
function SealKeys({ keys }: { readonly keys: readonly SealKey[] }) {
  if (keys.length === 0) return <p className="muted">{m.districts_check_no_keys()}</p>;
  return (
    <div className="stack stack--tight">
      <ul className="seal-keys">
        {keys.map(({ id, publicKey, since }) => (
          <li key={id}>
            <p>{m.districts_check_key({ id: keyWords(id), date: formatDate(since) })}</p>
            <code className="seal-keys__key">{publicKey}</code>
          </li>
        ))}
      </ul>
      <p className="muted small">
        {m.districts_check_keys_elsewhere({ path: '/.well-known/werkstadt-seal-keys.json' })}
      </p>
    </div>
  );
}
