import { useState } from 'react';
import { m } from '~/platform/i18n/index.ts';
import { Button, TextField } from '~/ui/index.ts';

export interface OwnSource {
  readonly who: string;
  readonly when: string;
  readonly purpose: string;
  readonly url: string | null;
}

/** A source that the learner brings: who, when, for what, and a link where there is one. */
export function SourceForm({ onAdd }: { readonly onAdd: (source: OwnSource) => void }) {
  const [who, setWho] = useState('');
  const [when, setWhen] = useState('');
  const [purpose, setPurpose] = useState('');
  const [url, setUrl] = useState('');
  const [tried, setTried] = useState(false);
  const link = url.trim();
  const linkFits = link === '' || /^https:\/\/[^\s<>"]+$/.test(link);
  const add = () => {
    setTried(true);
    if (who.trim() === '' || !linkFits) return;
    onAdd({ who: who.trim(), when: when.trim(), purpose: purpose.trim(), url: link === '' ? null : link });
    setWho('');
    setWhen('');
    setPurpose('');
    setUrl('');
    setTried(false);
  };
  return (
    <div className="stack stack--tight">
      <TextField
        label={m.sim_builder_who()}
        value={who}
        onChange={setWho}
        error={tried && who.trim() === '' ? m.sim_builder_who_missing() : undefined}
      />
      <TextField label={m.sim_builder_when()} optional value={when} onChange={setWhen} />
      <TextField label={m.sim_builder_purpose()} optional value={purpose} onChange={setPurpose} />
      <TextField
        label={m.sim_builder_link()}
        optional
        inputMode="url"
        value={url}
        onChange={setUrl}
        error={tried && !linkFits ? m.sim_builder_link_wrong() : undefined}
      />
      <Button icon="plus" onClick={add}>
        {m.sim_builder_add_source()}
      </Button>
    </div>
  );
}
