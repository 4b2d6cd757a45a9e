import { type FormEvent, useState } from 'react';
import { setUp } from '~/platform/data/index.ts';
import { m } from '~/platform/i18n/index.ts';
import { Button, Notice, TextField } from '~/ui/index.ts';
import { emailSchema } from './email.ts';
import { useRequest } from './use-request.ts';

export interface SetUpFormProps {
  readonly onBack: () => void;
  readonly onDone: (email: string) => void;
}

/** The first admin of a city, with the one-time code from the server's console. */
export function SetUpForm({ onBack, onDone }: SetUpFormProps) {
  const [code, setCode] = useState('');
  const [email, setEmail] = useState('');
  const [tried, setTried] = useState(false);
  const { busy, run, refusalText } = useRequest();
  const parsedEmail = emailSchema.safeParse(email);
  const codeMissing = code.trim() === '';
  async function submit(event: FormEvent) {
    event.preventDefault();
    setTried(true);
    if (codeMissing || !parsedEmail.success || busy) return;
    const outcome = await run(() => setUp(code.trim(), parsedEmail.data));
    if (outcome.ok) onDone(parsedEmail.data);
  }
  return (
    <form className="account-form" onSubmit={submit} noValidate>
      <p>{m.account_set_up_intro()}</p>
      <TextField
        label={m.account_set_up_code_label()}
        autoComplete="off"
        value={code}
        onChange={setCode}
        {...(tried && codeMissing ? { error: m.account_set_up_code_missing() } : {})}
      />
      <TextField
        label={m.account_email_label()}
        type="email"
        autoComplete="email"
        value={email}
        onChange={setEmail}
        {...(tried && !parsedEmail.success ? { error: m.account_email_missing() } : {})}
      />
      {refusalText && (
        <Notice tone="error" live>
          {refusalText}
        </Notice>
      )}
      <Button type="submit" variant="primary" block busy={busy}>
        {m.account_set_up_submit()}
      </Button>
      <Button variant="quiet" onClick={onBack}>
        {m.account_back_to_sign_in()}
      </Button>
    </form>
  );
}
