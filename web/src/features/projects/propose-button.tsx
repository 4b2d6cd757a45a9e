import { useNavigate } from '@tanstack/react-router';
import type { BoundingBox } from '@werkstadt/shared/geometry/geojson';
import type { Project } from '@werkstadt/shared/project/project';
import type { KindId } from '@werkstadt/shared/proposal/kind-id';
import { kindById } from '@werkstadt/shared/proposal/kinds/registry';
import { useState } from 'react';
import { startDraft } from '~/features/draw/index.ts';
import { useCity } from '~/platform/data/index.ts';
import { m } from '~/platform/i18n/index.ts';
import { kindHint, kindName } from '~/platform/i18n/kind-words.ts';
import { Button, Dialog, Icon, iconNamed, Notice, RowButton, RowItem, RowList } from '~/ui/index.ts';
import { localized } from './localized.ts';

export interface ProposeButtonProps {
  /** Those that take proposals now; what may be proposed in them is asked where there is a choice. */
  readonly projects: readonly Project[];
  /** What the map shows, so that drawing goes on there. */
  readonly mapBounds?: (() => BoundingBox | undefined) | undefined;
}

/** «Vorschlag machen»: begins a draft and goes to drawing it; asks for project and kind only where there are several. */
export function ProposeButton({ projects, mapBounds }: ProposeButtonProps) {
  const city = useCity();
  const navigate = useNavigate();
  const [choosing, setChoosing] = useState(false);
  const [refused, setRefused] = useState(false);
  const choices = projects.flatMap((project) => project.kinds.map((kind) => ({ project, kind })));
  const begin = async ({ project, kind }: { readonly project: Project; readonly kind: KindId }) => {
    const begun = await startDraft(project.id, kind);
    setChoosing(false);
    setRefused(!begun.ok);
    if (begun.ok) {
      const bounds = mapBounds?.();
      await navigate({
        to: '/$city/draw/$draftId',
        params: { city: city.slug, draftId: begun.value },
        state: bounds ? { mapBounds: bounds } : {},
      });
    }
  };
  const [only, ...others] = choices;
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
          {choices.map((choice) => (
            <RowItem key={`${choice.project.id} ${choice.kind}`}>
              <RowButton
                sign={<Icon name={iconNamed(kindById(choice.kind).icon)} />}
                title={kindName(choice.kind)}
                detail={projects.length > 1 ? localized(choice.project.title) : kindHint(choice.kind)}
                onClick={() => void begin(choice)}
              />
            </RowItem>
          ))}
        </RowList>
      </Dialog>
    </>
  );
}
