import type { ModuleLanguage } from '@werkstadt/shared/literacy/package/ids';
import { useState } from 'react';
import { setSettings } from '~/platform/data/index.ts';
import { m, useLocale } from '~/platform/i18n/index.ts';
import { learningStore } from '~/platform/learning/index.ts';
import { Button, ChoiceGroup, Dialog } from '~/ui/index.ts';
import { useStepView, VIEW_KEY } from './step-view.ts';

interface DisplayDialogProps {
  readonly languages: readonly ModuleLanguage[];
  readonly onClose: () => void;
}

function languageOptions(languages: readonly ModuleLanguage[]) {
  const all = [
    { value: 'de', label: m.learn_language_de() },
    { value: 'en', label: m.learn_language_en() },
    { value: 'de-einfach', label: m.learn_language_de_einfach(), hint: m.learn_language_de_einfach_hint() },
  ] as const;
  return all.filter(({ value }) => value === 'de-einfach' || languages.includes(value));
}

/** Language of the module, and its exercises as pictures or as text. Takes effect at once; nothing is lost. */
function DisplayDialog({ languages, onClose }: DisplayDialogProps) {
  const locale = useLocale();
  const view = useStepView();
  return (
    <Dialog
      open
      title={m.learn_display()}
      onClose={onClose}
      actions={<Button onClick={onClose}>{m.learn_display_done()}</Button>}
    >
      <div className="stack stack--wide">
        <ChoiceGroup
          label={m.learn_language()}
          value={locale}
          onChange={(chosen) => setSettings({ locale: chosen })}
          options={languageOptions(languages)}
        />
        <ChoiceGroup
          label={m.learn_view()}
          hint={m.learn_view_hint()}
          value={view}
          onChange={(chosen) => learningStore.put(VIEW_KEY, chosen)}
          options={[
            { value: 'picture', label: m.learn_view_picture() },
            { value: 'text', label: m.learn_view_text() },
          ]}
        />
      </div>
    </Dialog>
  );
}

/** Always at the same place in a module. */
export function DisplayButton({ languages }: { readonly languages: readonly ModuleLanguage[] }) {
  const [open, setOpen] = useState(false);
  return (
    <>
      <Button variant="quiet" size="small" icon="languages" onClick={() => setOpen(true)}>
        {m.learn_display()}
      </Button>
      {open && <DisplayDialog languages={languages} onClose={() => setOpen(false)} />}
    </>
  );
}
