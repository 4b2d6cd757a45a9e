import { m } from '~/platform/i18n/index.ts';
import { Button, showToast } from '~/ui/index.ts';

/** The device's own share sheet where there is one, else the link in the clipboard. */
async function share(title: string, url: string): Promise<'shared' | 'copied' | 'refused'> {
  if ('share' in navigator) {
    try {
      await navigator.share({ title, url });
      return 'shared';
    } catch (error) {
      // Closed by the person: that is an answer, not a failure.
      if (error instanceof DOMException && error.name === 'AbortError') return 'shared';
    }
  }
  try {
    await navigator.clipboard.writeText(url);
    return 'copied';
  } catch {
    return 'refused';
  }
}

/** Shares the address of this page. `title`: of the proposal. */
export function ShareButton({ title }: { readonly title: string }) {
  const press = async () => {
    const url = `${location.origin}${location.pathname}`;
    const result = await share(title, url);
    if (result === 'copied') showToast({ text: m.proposal_link_copied() });
    // Even without any of these the address can be copied by hand.
    if (result === 'refused') showToast({ text: m.proposal_link_by_hand({ url }) });
  };
  return (
    <Button size="small" icon="share" onClick={press}>
      {m.proposal_share()}
    </Button>
  );
}
