import type { ReactNode } from 'react';
import { useCity } from '~/platform/data/index.ts';
import { m, messageByKey, useLocale } from '~/platform/i18n/index.ts';
import {
  ButtonLink,
  LanguageSwitch,
  Page,
  Row,
  RowItem,
  RowList,
  Section,
  type SignName,
  StateSign,
  signWord,
  TextLink,
} from '~/ui/index.ts';
import './help.scss';

/** In the order in which a contribution meets them. */
const explained: readonly SignName[] = [
  'draft',
  'saved',
  'sending',
  'received',
  'attention',
  'in-review',
  'accepted',
  'partly',
  'declined',
  'done',
];

function Bullets({ children }: { readonly children: ReactNode }) {
  return <ul className="prose bullets">{children}</ul>;
}

/** How it works, in simple words. Readable offline. */
export default function HelpScreen() {
  useLocale();
  const city = useCity();
  const params = { city: city.slug };
  return (
    <Page title={m.help_title()} back={{ to: '/$city', params }}>
      <div className="stack stack--wide">
        <p className="lead">{m.help_lead({ city: city.name })}</p>
        <Section title={m.help_how_title()}>
          <ol className="steps">
            <li>{m.help_how_1()}</li>
            <li>{m.help_how_2()}</li>
            <li>{m.help_how_3()}</li>
            <li>{m.help_how_4()}</li>
            <li>{m.help_how_5()}</li>
          </ol>
        </Section>
        <Section title={m.help_offline_title()}>
          <Bullets>
            <li>{m.help_offline_1()}</li>
            <li>{m.help_offline_2()}</li>
            <li>{m.help_offline_3()}</li>
          </Bullets>
        </Section>
        <Section title={m.help_draw_title()}>
          <Bullets>
            <li>{m.help_draw_touch()}</li>
            <li>{m.help_draw_taps()}</li>
            <li>{m.help_draw_keys()}</li>
            <li>{m.help_draw_no_map()}</li>
          </Bullets>
        </Section>
        <Section title={m.help_signs_title()}>
          <RowList>
            {explained.map((sign) => (
              <RowItem key={sign}>
                <Row
                  sign={<StateSign sign={sign} />}
                  title={signWord(sign)}
                  detail={messageByKey(`help_sign_${sign.replaceAll('-', '_')}`)}
                />
              </RowItem>
            ))}
          </RowList>
        </Section>
        <Section title={m.help_settings_title()}>
          <LanguageSwitch />
          <p>{m.help_settings()}</p>
          <div className="button-row">
            <ButtonLink icon="user" to="/$city/me" params={params}>
              {m.help_to_me()}
            </ButtonLink>
          </div>
        </Section>
        <Section title={m.help_more_title()}>
          <p>{m.help_more({ city: city.name })}</p>
          <p className="link-line">
            <TextLink icon="shield" to="/$city/privacy" params={params}>
              {m.help_privacy()}
            </TextLink>
          </p>
          <p className="link-line">
            <TextLink icon="circle-check" to="/$city/check-record" params={params}>
              {m.districts_check_title()}
            </TextLink>
          </p>
          <p className="link-line">
            <TextLink icon="sign-in" to="/$city/sign-in" params={params}>
              {m.help_staff()}
            </TextLink>
          </p>
        </Section>
      </div>
    </Page>
  );
}
