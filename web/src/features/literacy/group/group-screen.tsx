import { useNavigate } from '@tanstack/react-router';
import type { ErrorCode } from '@werkstadt/shared/errors/codes';
import { may } from '@werkstadt/shared/person/permissions';
import type { Round } from '@werkstadt/shared/workshop/round';
import { readRoundCode, showRoundCode } from '@werkstadt/shared/workshop/round-code';
import { type FormEvent, useEffect, useId, useState } from 'react';
import { useCity, useSession } from '~/platform/data/index.ts';
import { errorText } from '~/platform/i18n/error-text.ts';
import { formatDateTime } from '~/platform/i18n/format.ts';
import { m, useLocale } from '~/platform/i18n/index.ts';
import { Button, Icon, Notice, Page, RowItem, RowLink, RowList, Section, Select, TextField } from '~/ui/index.ts';
import { moduleEntries } from '../content/module-entries.ts';
import { activityName, activityOptions } from './activity.ts';
import { groupClient } from './use-round.ts';
import '../literacy.scss';

/** By code: typed from a screen, or already in the address that a camera read. */
function JoinForm() {
  const city = useCity();
  const navigate = useNavigate();
  const id = useId();
  const [typed, setTyped] = useState('');
  const [tried, setTried] = useState(false);
  const code = readRoundCode(typed);
  const join = (event: FormEvent) => {
    event.preventDefault();
    setTried(true);
    if (code) navigate({ to: '/$city/learn/group/$code', params: { city: city.slug, code } });
    else document.getElementById(id)?.focus();
  };
  return (
    <form className="stack" noValidate onSubmit={join}>
      <TextField
        id={id}
        label={m.group_code_label()}
        hint={m.group_code_hint()}
        autoComplete="off"
        autoCapitalize="characters"
        spellCheck={false}
        value={typed}
        onChange={setTyped}
        error={tried && !code ? m.group_code_wrong() : undefined}
      />
      <div className="button-row">
        <Button variant="primary" type="submit">
          {m.group_join()}
        </Button>
      </div>
    </form>
  );
}

function useOwnRounds(): readonly Round[] {
  const city = useCity();
  const [rounds, setRounds] = useState<readonly Round[]>([]);
  useEffect(() => {
    let left = false;
    groupClient.list(city.id).then((answer) => {
      if (!left && answer.ok) setRounds(answer.value);
    });
    return () => {
      left = true;
    };
  }, [city.id]);
  return rounds;
}

/** For city staff: a module, and a code for the group. */
function OpenRound() {
  const city = useCity();
  const navigate = useNavigate();
  const rounds = useOwnRounds();
  const [activity, setActivity] = useState(moduleEntries()[0]?.description.id ?? '');
  const [busy, setBusy] = useState(false);
  const [refused, setRefused] = useState<ErrorCode | null>(null);
  const open = async () => {
    setBusy(true);
    setRefused(null);
    const answer = await groupClient.open(city.id, activity);
    setBusy(false);
    if (!answer.ok) return setRefused(answer.failure.code);
    await navigate({ to: '/$city/learn/group/$code', params: { city: city.slug, code: answer.value.code } });
  };
  return (
    <Section title={m.group_open_title()}>
      <p className="muted">{m.group_open_text()}</p>
      <Select label={m.group_module()} value={activity} onChange={setActivity} options={activityOptions()} />
      {refused && (
        <Notice tone="error" live>
          {errorText(refused)}
        </Notice>
      )}
      <div className="button-row">
        <Button icon="users" busy={busy} onClick={open}>
          {m.group_open()}
        </Button>
      </div>
      {rounds.length > 0 && (
        <RowList label={m.group_own_rounds()}>
          {rounds.map((round) => (
            <RowItem key={round.code}>
              <RowLink
                to="/$city/learn/group/$code"
                params={{ city: city.slug, code: round.code }}
                sign={<Icon name={round.closedAt ? 'check' : 'users'} />}
                title={activityName(round.activity) ?? round.activity}
                detail={`${showRoundCode(round.code)} · ${
                  round.closedAt
                    ? m.group_closed_at({ date: formatDateTime(round.closedAt) })
                    : m.group_opened_at({ date: formatDateTime(round.openedAt) })
                }`}
              />
            </RowItem>
          ))}
        </RowList>
      )}
    </Section>
  );
}

/** Learning together: join a round, or lead one. `/$city/learn/group` */
export default function GroupScreen() {
  useLocale();
  const city = useCity();
  const { session } = useSession();
  const leads = may({ roles: session?.roles ?? [] }, 'lead-group');
  return (
    <Page title={m.learn_group_title()} back={{ to: '/$city/learn', params: { city: city.slug } }}>
      <div className="stack stack--wide">
        <Section title={m.group_join_title()}>
          <p className="muted">{m.group_join_text()}</p>
          <JoinForm />
        </Section>
        {leads && moduleEntries().length > 0 && <OpenRound />}
      </div>
    </Page>
  );
}
