import { type FormEvent, useState } from 'react';
import { requestCode, verifyCode } from '~/platform/data/index.ts';
import { m } from '~/platform/i18n/index.ts';
import { Button, Notice, TextField } from '~/ui/index.ts';
import { emailSchema } from './email.ts';
import { useRequest } from './use-request.ts';

export interface SignInFormProps {
  /** Address just entered as first admin: it need not be typed again. */
  readonly setUpFor: string | null;
  readonly onSignedIn: () => Promise<void>;
  readonly onSetUp: () => void;
}

export function SignInForm({ setUpFor, onSignedIn, onSetUp }: SignInFormProps) {
  const [email, setEmail] = useState(setUpFor ?? '');
  const [sentTo, setSentTo] = useState<string | null>(null);
  if (sentTo !== null) {
    return <CodeForm email={sentTo} onSignedIn={onSignedIn} onOtherEmail={() => setSentTo(null)} />;
  }
  return (
    <>
      {setUpFor !== null && <Notice tone="success">{m.account_set_up_done({ email: setUpFor })}</Notice>}
      <EmailForm email={email} onChange={setEmail} onSent={setSentTo} />
      <Button variant="quiet" onClick={onSetUp}>
        {m.account_set_up_link()}
      </Button>
    </>
  );
}

interface EmailFormProps {
  readonly email: string;
  readonly onChange: (email: string) => void;
  readonly onSent: (email: string) => void;
}

function EmailForm({ email, onChange, onSent }: EmailFormProps) {
  const [missing, setMissing] = useState(false);
  const { busy, run, refusalText } = useRequest();
  async function submit(event: FormEvent) {
    event.preventDefault();
    const parsed = emailSchema.safeParse(email);
    setMissing(!parsed.success);
    if (!parsed.success || busy) return;
    const outcome = await run(() => requestCode(parsed.data));
    if (outcome.ok) onSent(parsed.data);
  }
  return (
    <form className="account-form" onSubmit={submit} noValidate>
      <p>{m.account_intro()}</p>
      <TextField
        label={m.account_email_label()}
        type="email"
        autoComplete="email"
        value={email}
        onChange={onChange}
        {...(missing ? { error: m.account_email_missing() } : {})}
      />
      {refusalText && (
        <Notice tone="error" live>
          {refusalText}
        </Notice>
      )}
      <Button type="submit" variant="primary" block busy={busy}>
        {m.account_request_code()}
      </Button>
    </form>
  );
}

interface CodeFormProps {
  readonly email: string;
  readonly onSignedIn: () => Promise<void>;
  readonly onOtherEmail: () => void;
}

function CodeForm({ email, onSignedIn, onOtherEmail }: CodeFormProps) {
  const [code, setCode] = useState('');
  const [missing, setMissing] = useState(false);
  const { busy, run, refusalText } = useRequest();
  async function submit(event: FormEvent) {
    event.preventDefault();
    const digits = code.replace(/\s/g, '');
    const complete = /^\d{6}$/.test(digits);
    setMissing(!complete);
    if (!complete || busy) return;
    const outcome = await run(() => verifyCode(email, digits));
    if (outcome.ok) await onSignedIn();
  }
  return (
    <form className="account-form" onSubmit={submit} noValidate>
      <Notice tone="info" live>
        {m.account_code_sent({ email })}
      </Notice>
      <TextField
        label={m.account_code_label()}
        hint={m.account_code_hint()}
        inputMode="numeric"
        autoComplete="one-time-code"
        value={code}
        onChange={setCode}
        {...(missing ? { error: m.account_code_missing() } : {})}
      />
      {refusalText && (
        <Notice tone="error" live>
          {refusalText}
        </Notice>
      )}
      <Button type="submit" variant="primary" block busy={busy}>
        {m.account_verify()}
      </Button>
      <Button variant="quiet" onClick={onOtherEmail}>
        {m.account_other_email()}
      </Button>
    </form>
  );
}
