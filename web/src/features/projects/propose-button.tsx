import { useNavigate } from '@tanstack/react-router';
import type { Project } from '@werkstadt/shared/project/project';
import type { KindId } from '@werkstadt/shared/proposal/kind-id';
import { kindById } from '@werkstadt/shared/proposal/kinds/registry';
import { useState } from 'react';
import { startDraft } from '~/features/draw/index.ts';
import { useCity } from '~/platform/data/index.ts';
import { m, messageByKey } from '~/platform/i18n/index.ts';
import { Button, Dialog, Icon, iconNamed, Notice, RowButton, RowItem, RowList } from '~/ui/index.ts';

const kindMessage = (id: KindId, part: 'name' | 'hint'): string =>
  messageByKey(`kind_${id.replaceAll('-', '_')}_${part}`);

/** «Vorschlag machen»: begins a draft of the project's kind, or asks which kind first, and goes to drawing it. */
export function ProposeButton({ project }: { readonly project: Project }) {
  const city = useCity();
  const navigate = useNavigate();
  const [choosing, setChoosing] = useState(false);
  const [refused, setRefused] = useState(false);
  const begin = async (kind: KindId) => {
    const begun = await startDraft(project.id, kind);
    setChoosing(false);
    setRefused(!begun.ok);
    if (begun.ok) {
      await navigate({ to: '/$city/draw/$draftId', params: { city: city.slug, draftId: begun.value } });
    }
  };
  const [only, ...others] = project.kinds;
  const start = () => {
    if (only && others.length === 0) void begin(only);
    else setChoosing(true);
  };
  return (
    <>
      {refused && <Notice tone="warning" live title={m.project_draft_not_kept()} />}
      <Button variant="primary" icon="pencil-line" block onClick={start}>
        {m.project_make_proposal()}
      </Button>
      <Dialog open={choosing} title={m.project_which_kind()} onClose={() => setChoosing(false)}>
        <RowList>
          {project.kinds.map((id) => (
            <RowItem key={id}>
              <RowButton
                sign={<Icon name={iconNamed(kindById(id).icon)} />}
                title={kindMessage(id, 'name')}
                detail={kindMessage(id, 'hint')}
                onClick={() => void begin(id)}
              />
            </RowItem>
          ))}
        </RowList>
      </Dialog>
    </>
  );
}
