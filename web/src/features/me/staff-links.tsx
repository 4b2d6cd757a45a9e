import { useSession } from '~/platform/data/index.ts';
import { m } from '~/platform/i18n/index.ts';
import { Icon, RowItem, RowLink, RowList } from '~/ui/index.ts';

/** Sign-in for city staff; once signed in, the way to their work. */
export function StaffLinks({ citySlug }: { readonly citySlug: string }) {
  const { session } = useSession();
  const staff = session !== null && session.roles.length > 0;
  return (
    <RowList>
      {staff && (
        <RowItem>
          <RowLink
            to="/$city/review"
            params={{ city: citySlug }}
            sign={<Icon name="clipboard-check" />}
            title={m.review_title()}
          />
        </RowItem>
      )}
      <RowItem>
        <RowLink
          to="/$city/sign-in"
          params={{ city: citySlug }}
          sign={<Icon name={staff ? 'user' : 'sign-in'} />}
          title={staff && session.email ? m.account_signed_in_as({ email: session.email }) : m.me_staff_sign_in()}
        />
      </RowItem>
    </RowList>
  );
}
