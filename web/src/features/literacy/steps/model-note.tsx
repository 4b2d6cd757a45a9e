import type { ReactNode } from 'react';
import { m } from '~/platform/i18n/index.ts';

/** Says in words that what follows is a model, and of what ([H6]). */
export function ModelNote({ children }: { readonly children: ReactNode }) {
  return (
    <p className="model-note">
      <strong>{m.sim_model()}</strong> <span>{children}</span>
    </p>
  );
}
