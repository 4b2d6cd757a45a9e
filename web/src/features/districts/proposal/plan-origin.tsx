import { isMachineMade, machineStartOf } from '@werkstadt/shared/districts/plan/machine-start';
import type { PlanBase } from '@werkstadt/shared/districts/plan/plan-draft';
import { schoolDistrictFieldsSchema } from '@werkstadt/shared/proposal/kinds/school-district/kind';
import { useCity, useProposal } from '~/platform/data/index.ts';
import { formatLength } from '~/platform/i18n/format.ts';
import { m, useLocale } from '~/platform/i18n/index.ts';
import { Notice, TextLink } from '~/ui/index.ts';

/** «Zuerst die Plätze, dann kurze Wege; ein Wechsel wog so viel wie 500 m.» Empty where the goal was not kept. */
export function goalSentences(base: PlanBase | null): string[] {
  const machine = machineStartOf(base);
  if (!machine) return [];
  const { switchMetres, year, changedByHand } = machine;
  return [
    m.districts_machine_goal({ year }),
    switchMetres === 0
      ? m.districts_machine_switch_none()
      : m.districts_machine_switch({ length: formatLength(switchMetres) }),
    ...(changedByHand ? [m.districts_machine_changed()] : []),
  ];
}

export interface MachineMadeProps {
  readonly base: PlanBase | null;
  /** Which plan, where two of them stand side by side. */
  readonly of?: 'A' | 'B';
}

/** Says that a machine began the plan, and what it looked for; nothing where none did. */
export function MachineMade({ base, of }: MachineMadeProps) {
  useLocale();
  if (!isMachineMade(base)) return null;
  const goal = goalSentences(base);
  return (
    <Notice title={of ? `${of}: ${m.districts_machine_title()}` : m.districts_machine_title()}>
      {goal.length > 0 ? goal.join(' ') : m.districts_machine_made()} {m.districts_machine_people()}
    </Notice>
  );
}

/** The title with how the plan began, for lists and tables. */
export function titleWithOrigin(title: string, base: PlanBase | null): string {
  if (!isMachineMade(base)) return title;
  return machineStartOf(base)?.changedByHand
    ? m.districts_made_by_machine_changed({ title })
    : m.districts_made_by_machine({ title });
}

export interface PlanOriginProps {
  readonly base: PlanBase;
  /** Of the plan that is shown, so that it can be laid beside the one it goes on from. */
  readonly proposalId: string;
  readonly projectId: string;
}

/** Where a plan comes from: a machine, or somebody's plan that it goes on from, and what that one came from. */
export function PlanOrigin({ base, ...plan }: PlanOriginProps) {
  useLocale();
  return typeof base === 'object' && 'proposalId' in base ? (
    <GoesOnFrom {...plan} originId={base.proposalId} />
  ) : (
    <MachineMade base={base} />
  );
}

function GoesOnFrom({
  originId,
  proposalId,
  projectId,
}: Omit<PlanOriginProps, 'base'> & { readonly originId: string }) {
  const { slug } = useCity();
  const origin = useProposal(originId);
  if (!origin) return <p className="muted">{m.districts_origin_gone()}</p>;
  const base = schoolDistrictFieldsSchema.safeParse(origin.fields).data?.plan?.base ?? null;
  return (
    <>
      <p>
        {m.districts_origin()}{' '}
        <TextLink to="/$city/proposals/$proposalId" params={{ city: slug, proposalId: originId }}>
          {titleWithOrigin(origin.title, base)}
        </TextLink>
        {' · '}
        <TextLink
          to="/$city/projects/$projectId/plans"
          params={{ city: slug, projectId }}
          search={{ a: originId, b: proposalId }}
        >
          {m.districts_origin_compare()}
        </TextLink>
      </p>
      <MachineMade base={base} />
    </>
  );
}
