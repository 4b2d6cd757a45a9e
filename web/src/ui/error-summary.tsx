import { useEffect, useId, useRef } from 'react';
import { m } from '~/platform/i18n/index.ts';
import { Icon } from './icon.tsx';

export interface FieldProblem {
  readonly fieldId: string;
  readonly text: string;
}

/** Stands above a form after a failed try, takes the focus with each try (`attempt`), and leads to the fields. */
export function ErrorSummary({
  problems,
  attempt,
}: {
  readonly problems: readonly FieldProblem[];
  readonly attempt: number;
}) {
  const box = useRef<HTMLElement>(null);
  const titleId = useId();
  // biome-ignore lint/correctness/useExhaustiveDependencies: each try moves the focus here, also with the same problems
  useEffect(() => {
    box.current?.focus();
  }, [attempt]);
  if (problems.length === 0) return null;
  const goTo = (fieldId: string) => {
    const field = document.getElementById(fieldId);
    field?.scrollIntoView({ block: 'center' });
    field?.focus({ preventScroll: true });
  };
  return (
    <section ref={box} className="kern-alert kern-alert--danger notice" aria-labelledby={titleId} tabIndex={-1}>
      <Icon name="circle-alert" />
      <div className="notice__words">
        <p className="notice__title" id={titleId}>
          {m.ui_error_summary_title()}
        </p>
        <ul className="error-summary__list">
          {problems.map(({ fieldId, text }) => (
            <li key={fieldId}>
              <a
                className="kern-link kern-link--no-visited-state text-link"
                href={`#${fieldId}`}
                onClick={(event) => {
                  event.preventDefault();
                  goTo(fieldId);
                }}
              >
                {text}
              </a>
            </li>
          ))}
        </ul>
      </div>
    </section>
  );
}
