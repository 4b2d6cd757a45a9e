import { useCity } from '~/platform/data/index.ts';
import { m, messageByKey, useLocale } from '~/platform/i18n/index.ts';
import { storageRegistry } from '~/platform/storage/registry.ts';
import { ButtonLink, Card, DescriptionList, Page, Section } from '~/ui/index.ts';
import './privacy.scss';

type Stored = (typeof storageRegistry)[number];

function StoredThing({ entry }: { readonly entry: Stored }) {
  const items = [
    { term: m.privacy_what_for(), value: messageByKey(`privacy_store_${entry.id}_purpose`) },
    { term: m.privacy_when(), value: entry.exempt ? m.privacy_exempt() : m.privacy_after_act() },
    { term: m.privacy_how_long(), value: messageByKey(`privacy_life_${entry.life.replaceAll('-', '_')}`) },
    { term: m.privacy_technical(), value: <code className="storage-name">{`${entry.type}: ${entry.name}`}</code> },
  ];
  return (
    <li>
      <Card>
        <h3 className="heading-3">{messageByKey(`privacy_store_${entry.id}_name`)}</h3>
        <DescriptionList items={items} />
      </Card>
    </li>
  );
}

/** What the city receives and what this device keeps: the storage registry in words ([TR12]). Readable offline. */
export default function PrivacyScreen() {
  useLocale();
  const params = { city: useCity().slug };
  return (
    <Page title={m.privacy_title()} back={{ to: '/$city/help', params }}>
      <div className="stack stack--wide">
        <p className="lead">{m.privacy_lead()}</p>
        <Section title={m.privacy_city_title()}>
          <ul className="prose bullets">
            <li>{m.privacy_city_sent()}</li>
            <li>{m.privacy_city_public()}</li>
            <li>{m.privacy_city_place()}</li>
            <li>{m.privacy_city_key()}</li>
          </ul>
        </Section>
        <Section title={m.privacy_device_title()}>
          <p>{m.privacy_device_lead()}</p>
          <ul className="storage-list">
            {storageRegistry.map((entry) => (
              <StoredThing key={entry.id} entry={entry} />
            ))}
          </ul>
        </Section>
        <Section title={m.privacy_rights_title()}>
          <p>{m.privacy_rights()}</p>
          <div className="button-row">
            <ButtonLink icon="user" to="/$city/me" params={params}>
              {m.privacy_to_me()}
            </ButtonLink>
          </div>
        </Section>
      </div>
    </Page>
  );
}
