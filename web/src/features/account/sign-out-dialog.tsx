import { UnsentWork } from '~/features/me/index.ts';
import { useCity } from '~/platform/data/index.ts';
import { m } from '~/platform/i18n/index.ts';
import { Button, Dialog, TextLink } from '~/ui/index.ts';

export interface SignOutDialogProps {
  readonly busy: boolean;
  readonly onSignOut: () => void;
  readonly onClose: () => void;
}

/** Before signing out with unsent work: what it is, and that it stays ([S26]). */
export function SignOutDialog({ busy, onSignOut, onClose }: SignOutDialogProps) {
  const { slug } = useCity();
  return (
    <Dialog
      open
      title={m.account_sign_out_title()}
      onClose={onClose}
      actions={
        <>
          <Button onClick={onClose}>{m.account_stay()}</Button>
          <Button variant="primary" busy={busy} onClick={onSignOut}>
            {m.account_sign_out()}
          </Button>
        </>
      }
    >
      <div className="stack">
        <UnsentWork title={m.account_unsent_title()}>
          <p>{m.account_unsent_text()}</p>
        </UnsentWork>
        <p className="link-line">
          <TextLink to="/$city/me/device" params={{ city: slug }}>
            {m.account_unsent_look()}
          </TextLink>
        </p>
      </div>
    </Dialog>
  );
}
