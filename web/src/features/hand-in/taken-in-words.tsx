import type { UnsentAct } from '@werkstadt/shared/sync/unsent-file';
import { errorText } from '~/platform/i18n/error-text.ts';
import { m } from '~/platform/i18n/index.ts';
import { Notice } from '~/ui/index.ts';
import type { TakenIn } from './take-in.ts';

/** In one look: did everything arrive, and if not, what is to be done. */
export function TakenInWords({ taken, acts }: { readonly taken: TakenIn; readonly acts: readonly UnsentAct[] }) {
  const { results, photos, failure } = taken;
  const statuses = acts.map(({ envelope }) => results.get(envelope.mid)?.status);
  const arrived = statuses.filter((status) => status === 'applied' || status === 'merged').length;
  if (failure !== null)
    return (
      <Notice tone="error" live title={m.hand_in_stopped({ arrived, count: acts.length })}>
        {errorText(failure)} {m.hand_in_stopped_text()}
      </Notice>
    );
  const all = arrived === acts.length && photos.failed + photos.missing === 0;
  return (
    <Notice tone={all ? 'success' : 'warning'} live title={m.hand_in_done({ arrived, count: acts.length })}>
      {photos.arrived > 0 && <p>{m.hand_in_photos_arrived({ count: photos.arrived })}</p>}
      {photos.failed > 0 && <p>{m.hand_in_photos_failed({ count: photos.failed })}</p>}
      {photos.missing > 0 && <p>{m.hand_in_photos_missing({ count: photos.missing })}</p>}
      <p>{all ? m.hand_in_done_text() : m.hand_in_keep_file()}</p>
    </Notice>
  );
}
