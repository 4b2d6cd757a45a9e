import type { WeighedPlan, WeighingRecord } from '@werkstadt/shared/districts/weighing/weighing-record';
import { useCity, useProject } from '~/platform/data/index.ts';
import { formatDateTime, formatNumber } from '~/platform/i18n/format.ts';
import { m } from '~/platform/i18n/index.ts';
import { ButtonLink, DescriptionList, Section } from '~/ui/index.ts';
import { TODAY } from '../compare/plans-of-project.ts';
import type { DistrictLayer } from '../layer/district-layer.ts';
import { goalSentences, titleWithOrigin } from '../proposal/plan-origin.tsx';

export interface RecordFactsProps {
  readonly layer: DistrictLayer;
  readonly record: WeighingRecord;
}

/** What stands in a record, for whoever was handed the file alone. */
export function RecordFacts({ layer, record }: RecordFactsProps) {
  const { slug } = useCity();
  const { plans, preferred, reasons, pack, year, weighedAt, projectId } = record;
  const project = useProject(projectId ?? '');
  const planWords = ({ title, base, changes }: WeighedPlan) => {
    const changed = changes.reduce((sum, { blocks }) => sum + blocks.length, 0);
    const told = titleWithOrigin(title, base);
    const words = changed === 0 ? told : m.districts_fact_plan({ title: told, count: formatNumber(changed) });
    return [words, ...goalSentences(base)].join(' ');
  };
  const packWords = pack.version === layer.packVersion ? m.districts_fact_pack_same : m.districts_fact_pack_other;
  return (
    <Section title={m.districts_facts()}>
      <DescriptionList
        items={[
          { term: m.districts_fact_when(), value: formatDateTime(weighedAt) },
          { term: m.districts_plan_a(), value: planWords(plans.a) },
          { term: m.districts_plan_b(), value: planWords(plans.b) },
          {
            term: m.districts_fact_preferred(),
            value: preferred === 'neither' ? m.districts_record_none() : plans[preferred].title,
          },
          { term: m.districts_record_reasons(), value: <span className="citizen-text">{reasons || '–'}</span> },
          { term: m.districts_year(), value: year },
          {
            term: m.districts_fact_pack(),
            value: packWords({ version: pack.version, here: layer.packVersion }),
          },
        ]}
      />
      {project && (
        <div className="button-row">
          <ButtonLink
            icon="layers"
            to="/$city/projects/$projectId/plans"
            params={{ city: slug, projectId: project.id }}
            search={{ a: plans.a.proposalId ?? TODAY, b: plans.b.proposalId ?? TODAY }}
          >
            {m.districts_compare_title()}
          </ButtonLink>
        </div>
      )}
    </Section>
  );
}
