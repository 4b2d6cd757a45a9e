import type { ReactNode } from 'react';
import { formatBytes } from '~/platform/i18n/format.ts';
import { m, useLocale } from '~/platform/i18n/index.ts';
import { Button, Notice, Skeleton } from '~/ui/index.ts';
import type { PlanningDeskState } from './use-planning-desk.ts';

export interface PlanningGateProps extends Pick<PlanningDeskState, 'state' | 'bytes' | 'start'> {
  /** What pressing shows, with the size of what is loaded for it. */
  readonly offer: (size: string) => string;
  /** What was asked for is there. */
  readonly answered: boolean;
  readonly children: ReactNode;
}

/** Stands before everything that needs the city's planning layers: offers to load them, tells how it goes. */
export function PlanningGate({ state, bytes, start, offer, answered, children }: PlanningGateProps) {
  useLocale();
  if (state === 'none') return <p className="muted">{m.planning_none()}</p>;
  if (state === 'offered') {
    return (
      <Button icon="download" onClick={start}>
        {offer(formatBytes(bytes))}
      </Button>
    );
  }
  if (state === 'failed') {
    return (
      <Notice
        tone="warning"
        actions={
          <Button icon="refresh" onClick={start}>
            {m.planning_again()}
          </Button>
        }
      >
        {m.planning_failed()}
      </Notice>
    );
  }
  if (answered) return children;
  return (
    <>
      <p role="status" className="muted">
        {m.planning_loading()}
      </p>
      <Skeleton lines={4} />
    </>
  );
}
