import type { KindId } from '@werkstadt/shared/proposal/kind-id';
import { messageByKey } from './index.ts';

const kindMessage = (kind: KindId, part: string): string => messageByKey(`kind_${kind.replaceAll('-', '_')}_${part}`);

/** «Radweg», in the reader's language. */
export const kindName = (kind: KindId): string => kindMessage(kind, 'name');

/** «Radwege». */
export const kindPlural = (kind: KindId): string => kindMessage(kind, 'plural');

/** «Zeichne eine Linie dort, wo ein Radweg fehlt.» */
export const kindHint = (kind: KindId): string => kindMessage(kind, 'hint');

/** The question a kind asks: «Auf welcher Seite?». */
export const kindFieldLabel = (kind: KindId, field: string): string => kindMessage(kind, `${field}_label`);

/** One of the answers it offers: «Beide Seiten». */
export const kindOptionLabel = (kind: KindId, field: string, option: string): string =>
  kindMessage(kind, `${field}_${option}`);
