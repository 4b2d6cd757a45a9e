import { CatchBoundary } from '@tanstack/react-router';
import { type ComponentType, type FunctionComponent, lazy } from 'react';
import { loadAnew } from '~/platform/app-update/load-anew.ts';
import { m, useLocale } from '~/platform/i18n/index.ts';
import { Button } from './button.tsx';
import { Notice } from './notice.tsx';
import { showToast } from './toast.tsx';

class PartMissing extends Error {
  override name = 'PartMissing';
}

function PartNotice({ error }: { readonly error: unknown }) {
  useLocale();
  if (!(error instanceof PartMissing)) throw error;
  const again = () => (navigator.onLine ? void loadAnew() : showToast({ text: m.ui_part_offline() }));
  return (
    <Notice
      title={m.ui_part_missing()}
      actions={
        <Button icon="refresh" onClick={again}>
          {m.ui_part_again()}
        </Button>
      }
    >
      {m.ui_part_missing_body()}
    </Notice>
  );
}

/**
 * A part of a screen whose code is loaded when it is first shown. Stands in a `Suspense`. Where the code cannot be had,
 * as on a first visit whose network goes, the part says so and the rest of the page stays in use; any other error is
 * the page's. Browsers remember that a module could not be loaded for as long as the page lives: only loading the page
 * anew helps, and a person decides when.
 */
export function lazyPart<Props extends object>(
  load: () => Promise<{ readonly default: ComponentType<Props> }>,
): FunctionComponent<Props> {
  const Part = lazy(async () => {
    const loaded = await load().catch((error: unknown) => {
      console.warn('a part of the page could not be loaded', error);
      return undefined;
    });
    if (!loaded) throw new PartMissing();
    return loaded;
  });
  return (props) => (
    <CatchBoundary getResetKey={() => ''} errorComponent={PartNotice}>
      <Part {...props} />
    </CatchBoundary>
  );
}
