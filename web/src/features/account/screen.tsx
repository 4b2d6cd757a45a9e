import { useState } from 'react';
import { useCity, useSession } from '~/platform/data/index.ts';
import { m, useLocale } from '~/platform/i18n/index.ts';
import { Page } from '~/ui/index.ts';
import { SessionPanel } from './session-panel.tsx';
import { SetUpForm } from './set-up-form.tsx';
import { SignInForm } from './sign-in-form.tsx';
import './account.scss';

/** Sign-in for city staff: a code by e-mail, typed into the app; once signed in, the sessions. */
export default function AccountScreen() {
  useLocale();
  const city = useCity();
  const { session, refresh } = useSession();
  const [settingUp, setSettingUp] = useState(false);
  const [setUpFor, setSetUpFor] = useState<string | null>(null);
  const staff = session !== null && session.roles.length > 0;
  const title = settingUp && !staff ? m.account_set_up_title() : m.account_title();
  return (
    <Page title={title} back={{ to: '/$city/me', params: { city: city.slug } }}>
      {staff ? (
        <SessionPanel session={session} />
      ) : settingUp ? (
        <SetUpForm
          onBack={() => setSettingUp(false)}
          onDone={(email) => {
            setSetUpFor(email);
            setSettingUp(false);
          }}
        />
      ) : (
        <SignInForm setUpFor={setUpFor} onSignedIn={refresh} onSetUp={() => setSettingUp(true)} />
      )}
    </Page>
  );
}
