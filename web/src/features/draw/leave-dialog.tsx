import { useNavigate } from '@tanstack/react-router';
import { lastMapSearch } from '~/features/map/index.ts';
import { deleteDraft, useCity } from '~/platform/data/index.ts';
import { m, useLocale } from '~/platform/i18n/index.ts';
import { Button, Dialog, showToast } from '~/ui/index.ts';

export interface LeaveDialogProps {
  readonly draftId: string;
  readonly open: boolean;
  readonly onStay: () => void;
}

/** Leaving a drawing: nothing is lost unless somebody says so. */
export function LeaveDialog({ draftId, open, onStay }: LeaveDialogProps) {
  useLocale();
  const navigate = useNavigate();
  const city = useCity();
  const leave = () => navigate({ to: '/$city', params: { city: city.slug }, search: lastMapSearch(city.slug) });
  const keep = () => {
    showToast({ text: m.draw_kept() });
    leave();
  };
  const discard = async () => {
    await deleteDraft(draftId);
    leave();
  };
  return (
    <Dialog
      open={open}
      title={m.draw_leave_title()}
      onClose={onStay}
      actions={
        <div className="stack stack--tight draw-leave">
          <Button variant="primary" block onClick={keep}>
            {m.draw_leave_keep()}
          </Button>
          <Button block onClick={onStay}>
            {m.draw_leave_stay()}
          </Button>
          <Button block variant="quiet" icon="trash" onClick={() => void discard()}>
            {m.draw_leave_discard()}
          </Button>
        </div>
      }
    >
      <p>{m.draw_leave_body()}</p>
    </Dialog>
  );
}
