import { useNavigate } from '@tanstack/react-router';
import type { ErrorCode } from '@werkstadt/shared/errors/codes';
import { type FormEvent, useId, useState } from 'react';
import { type EraseChoice, eraseMe, useCity, useMyContributions } from '~/platform/data/index.ts';
import { errorText } from '~/platform/i18n/error-text.ts';
import { m } from '~/platform/i18n/index.ts';
import { Button, Dialog, Notice, Select, showToast, TextField } from '~/ui/index.ts';
import { UnsentWork } from './unsent-work.tsx';

type Keep = EraseChoice['keep'];

interface Contribution {
  readonly id: string;
  readonly text: string;
}

/** What the city already has of this person, to be decided on one by one ([TR11]). */
function useReceivedContributions(): Contribution[] {
  const { proposals, comments } = useMyContributions();
  return [
    ...proposals.filter(({ receivedAt }) => receivedAt !== null).map(({ id, title }) => ({ id, text: title })),
    ...comments
      .filter(({ receivedAt, deleted }) => receivedAt !== null && !deleted)
      .map(({ id, body }) => ({ id, text: body })),
  ];
}

/** Erases this person: says what goes, lets them choose for each text, and takes a typed word as the last question. */
export function EraseDialog({ onClose }: { readonly onClose: () => void }) {
  const formId = useId();
  const wordId = useId();
  const city = useCity();
  const navigate = useNavigate();
  const contributions = useReceivedContributions();
  const [all, setAll] = useState<Keep>('anonymous');
  const [single, setSingle] = useState<Readonly<Record<string, Keep>>>({});
  const [typed, setTyped] = useState('');
  const [tried, setTried] = useState(false);
  const [busy, setBusy] = useState(false);
  const [refused, setRefused] = useState<ErrorCode | null>(null);
  const confirmed = typed.trim().toLowerCase() === m.me_erase_word().toLowerCase();
  const options = [
    { value: 'anonymous', label: m.me_erase_keep_anonymous() },
    { value: 'delete', label: m.me_erase_delete_text() },
  ] as const;

  const erase = async (event: FormEvent) => {
    event.preventDefault();
    setTried(true);
    if (!confirmed) {
      document.getElementById(wordId)?.focus();
      return;
    }
    if (busy) return;
    setBusy(true);
    setRefused(null);
    const outcome = await eraseMe(contributions.map(({ id }) => ({ id, keep: single[id] ?? all })));
    setBusy(false);
    if (!outcome.ok) return setRefused(outcome.code);
    showToast({ text: m.me_erased() });
    await navigate({ to: '/$city', params: { city: city.slug } });
  };

  return (
    <Dialog
      open
      title={m.me_erase_title()}
      onClose={onClose}
      actions={
        <>
          <Button onClick={onClose}>{m.me_erase_cancel()}</Button>
          <Button variant="danger" icon="trash" type="submit" form={formId} busy={busy}>
            {m.me_erase_yes()}
          </Button>
        </>
      }
    >
      <form id={formId} className="stack stack--wide" noValidate onSubmit={erase}>
        <p>{m.me_erase_text()}</p>
        <UnsentWork title={m.me_erase_unsent_title()} />
        {contributions.length > 0 && (
          <fieldset className="erase-choices stack">
            <legend className="heading-3">{m.me_erase_contributions()}</legend>
            <Select
              label={m.me_erase_all_label()}
              value={all}
              onChange={(keep) => {
                setAll(keep);
                setSingle({});
              }}
              options={options}
            />
            {contributions.length > 1 && (
              <details>
                <summary>{m.me_erase_one_by_one()}</summary>
                <ul className="me-plain-list">
                  {contributions.map(({ id, text }) => (
                    <li key={id}>
                      <Select
                        label={text.length > 80 ? `${text.slice(0, 79)}…` : text}
                        value={single[id] ?? all}
                        onChange={(keep) => setSingle({ ...single, [id]: keep })}
                        options={options}
                      />
                    </li>
                  ))}
                </ul>
              </details>
            )}
          </fieldset>
        )}
        <TextField
          id={wordId}
          label={m.me_erase_word_label({ word: m.me_erase_word() })}
          autoComplete="off"
          value={typed}
          onChange={setTyped}
          error={tried && !confirmed ? m.me_erase_word_missing({ word: m.me_erase_word() }) : undefined}
        />
        {refused && (
          <Notice tone="error" live>
            {errorText(refused)}
          </Notice>
        )}
      </form>
    </Dialog>
  );
}
