import { createLink } from '@tanstack/react-router';
import type { ComponentProps, ReactNode, Ref } from 'react';
import { m, useLocale } from '~/platform/i18n/index.ts';
import { classNames } from './class-names.ts';
import { Icon, type IconName } from './icon.tsx';

/** One filled (`primary`) button a screen; the rest is outlined (`secondary`) or a link (`quiet`). */
export type ButtonVariant = 'primary' | 'secondary' | 'quiet' | 'danger';

interface ButtonLook {
  readonly variant?: ButtonVariant | undefined;
  readonly icon?: IconName | undefined;
  /** `stacked`: the icon stands above the word, as in the draw toolbar. */
  readonly layout?: 'row' | 'stacked' | undefined;
  /** As wide as its container; the primary action of a phone's screen. */
  readonly block?: boolean | undefined;
  readonly size?: 'normal' | 'small' | undefined;
}

const kernVariant = { primary: 'primary', secondary: 'secondary', quiet: 'tertiary', danger: 'primary' } as const;

function buttonClass({ variant = 'secondary', layout, block, size }: ButtonLook): string {
  return classNames(
    'kern-btn',
    `kern-btn--${kernVariant[variant]}`,
    variant === 'danger' && 'button--danger',
    layout === 'stacked' && 'button--stacked',
    block && 'kern-btn--block',
    size === 'small' && 'button--small',
  );
}

function ButtonContent({ icon, children }: { readonly icon: IconName | undefined; readonly children: ReactNode }) {
  return (
    <>
      {icon && <Icon name={icon} />}
      <span className="kern-label">{children}</span>
    </>
  );
}

export interface ButtonProps extends ButtonLook, Omit<ComponentProps<'button'>, 'className'> {
  /** Under way: keeps its place and its focus, and a second press does nothing. */
  readonly busy?: boolean | undefined;
}

export function Button({ variant, icon, layout, block, size, busy = false, children, onClick, ...rest }: ButtonProps) {
  return (
    <button
      type="button"
      {...rest}
      className={buttonClass({ variant, layout, block, size })}
      aria-busy={busy || undefined}
      onClick={busy ? (event) => event.preventDefault() : onClick}
    >
      <ButtonContent icon={icon}>{children}</ButtonContent>
    </button>
  );
}

/** The way on where something could not be had: the one sentence and sign for it. */
export function TryAgain({ variant, size, onClick }: Pick<ButtonProps, 'variant' | 'size' | 'onClick'>) {
  useLocale();
  return (
    <Button variant={variant} size={size} icon="refresh" onClick={onClick}>
      {m.ui_try_again()}
    </Button>
  );
}

interface ButtonAnchorProps extends ButtonLook, Omit<ComponentProps<'a'>, 'className'> {
  readonly ref?: Ref<HTMLAnchorElement> | undefined;
}

function ButtonAnchor({ variant, icon, layout, block, size, children, ...rest }: ButtonAnchorProps) {
  return (
    <a {...rest} className={buttonClass({ variant, layout, block, size })}>
      <ButtonContent icon={icon}>{children}</ButtonContent>
    </a>
  );
}

/** Looks like a button and leads to a page: typed `to`, `params` and `search` of the router. */
export const ButtonLink = createLink(ButtonAnchor);

interface TextAnchorProps extends Omit<ComponentProps<'a'>, 'className'> {
  readonly icon?: IconName | undefined;
}

function TextAnchor({ icon, children, ...rest }: TextAnchorProps) {
  return (
    <a {...rest} className="kern-link kern-link--no-visited-state text-link">
      {icon && <Icon name={icon} size={20} />}
      {children}
    </a>
  );
}

/** A link in or below text, to a page of the app. */
export const TextLink = createLink(TextAnchor);

/** A link out of the app, in a tab of its own, which learns nothing about this one. */
export function ExternalLink({ href, children }: { readonly href: string; readonly children: ReactNode }) {
  return (
    <a className="kern-link text-link" href={href} target="_blank" rel="noopener noreferrer nofollow">
      {children}
    </a>
  );
}
