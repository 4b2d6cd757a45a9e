import { isErrorCode } from '@werkstadt/shared/errors/codes';
import type { HandInResult } from '@werkstadt/shared/sync/hand-in';
import { mutatorByName } from '@werkstadt/shared/sync/mutator-registry';
import type { UnsentAct } from '@werkstadt/shared/sync/unsent-file';
import { actName, writtenIn } from '~/features/me/index.ts';
import { errorText } from '~/platform/i18n/error-text.ts';
import { formatDateTime } from '~/platform/i18n/format.ts';
import { m } from '~/platform/i18n/index.ts';
import { Icon, type IconName, Row, RowItem, RowList } from '~/ui/index.ts';

/** Refusals that the facilitator, not the author, reads. */
const refusals: Readonly<Record<string, () => string>> = {
  'signature-invalid': m.hand_in_refused_signature_invalid,
  'participant-foreign': m.hand_in_refused_participant_foreign,
  'city-foreign': m.hand_in_refused_city_foreign,
  erased: m.hand_in_refused_erased,
  'not-allowed': m.hand_in_refused_not_allowed,
  'mid-reuse': m.hand_in_refused_mid_reuse,
};

function wordOf(result: HandInResult): { readonly icon: IconName; readonly word: string } {
  const { status, repeated, code } = result;
  switch (status) {
    case 'applied':
    case 'merged':
      return { icon: 'circle-check', word: repeated ? m.hand_in_known() : m.hand_in_arrived() };
    case 'waiting':
      return { icon: 'clock', word: code === 'parent' ? m.hand_in_waiting_parent() : m.hand_in_waiting() };
    case 'refused':
    case 'rejected': {
      const own = status === 'refused' && code !== null ? refusals[code] : undefined;
      const reason = own ? own() : authorsReason(code);
      return { icon: 'circle-alert', word: `${m.hand_in_rejected()} ${reason}` };
    }
  }
}

const authorsReason = (code: string | null): string => (isErrorCode(code) ? errorText(code) : '');

export interface ActListProps {
  readonly acts: readonly UnsentAct[];
  readonly results: ReadonlyMap<string, HandInResult>;
}

/** What lies in the file, act by act, and what became of each. */
export function ActList({ acts, results }: ActListProps) {
  return (
    <RowList label={m.hand_in_list()}>
      {acts.map(({ envelope, photos }) => {
        const { mid, name, args, at } = envelope;
        const { title, body } = writtenIn({ args });
        const result = results.get(mid);
        const outcome = result && wordOf(result);
        const known = mutatorByName(name) ? (name as Parameters<typeof actName>[0]['name']) : null;
        return (
          <RowItem key={mid}>
            <Row
              sign={<Icon name={outcome?.icon ?? 'message'} />}
              title={<span className="citizen-text me-excerpt">{title ?? body ?? actName({ name: known })}</span>}
              detail={
                <>
                  {actName({ name: known })} · {formatDateTime(at.wall)}
                  {photos.length > 0 && ` · ${m.hand_in_photos({ count: photos.length })}`}
                  {outcome && (
                    <>
                      <br />
                      <strong>{outcome.word}</strong>
                    </>
                  )}
                </>
              }
            />
          </RowItem>
        );
      })}
    </RowList>
  );
}
