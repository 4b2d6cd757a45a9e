import { writePlanCsv } from '@werkstadt/shared/districts/exchange/plan-csv';
import { planGeoJson } from '@werkstadt/shared/districts/exchange/plan-geojson';
import { PLAN_FILES, planManifest } from '@werkstadt/shared/districts/exchange/plan-manifest';
import { weighPlans } from '@werkstadt/shared/districts/weighing/weigh-plans';
import type { WeighingRecord } from '@werkstadt/shared/districts/weighing/weighing-record';
import { may } from '@werkstadt/shared/person/permissions';
import { useState } from 'react';
import { useCity, useSession } from '~/platform/data/index.ts';
import { offerFile } from '~/platform/export/offer-file.ts';
import { errorText } from '~/platform/i18n/error-text.ts';
import { formatDate } from '~/platform/i18n/format.ts';
import { m, useLocale } from '~/platform/i18n/index.ts';
import { Button, ChoiceGroup, Section, showToast, TextArea, TextLink } from '~/ui/index.ts';
import type { DistrictLayer } from '../layer/district-layer.ts';
import type { ComparablePlan } from './plans-of-project.ts';
import { sealRecord } from './seal-record.ts';

export interface KeepComparisonProps {
  readonly layer: DistrictLayer;
  readonly projectId: string;
  readonly a: ComparablePlan;
  readonly b: ComparablePlan;
  /** Row of the year. */
  readonly year: number;
}

const REASONS_MAX_LENGTH = 20_000;
type Preferred = WeighingRecord['preferred'];

/** The record of weighing, on paper or as a file that anybody can compute again, and plan B in the shapes others read. */
export function KeepComparison({ layer, projectId, a, b, year }: KeepComparisonProps) {
  useLocale();
  const info = useCity();
  const { session } = useSession();
  const { data, city, packVersion, hash } = layer;
  const [reasons, setReasons] = useState('');
  const [preferred, setPreferred] = useState<Preferred>('neither');
  const pack = { version: packVersion, districtsHash: hash };
  const save = (content: string, type: string, name: string) => offerFile(new Blob([content], { type }), name);
  const planned = ({ title, proposal, base, assignment }: ComparablePlan) => ({
    title,
    proposalId: proposal?.id ?? null,
    base,
    assignment,
  });
  const preferredWords = { a: `A: ${a.title}`, b: `B: ${b.title}`, neither: m.districts_record_none() };
  const saveRecord = async () => {
    const record = weighPlans(city, planned(a), planned(b), {
      projectId,
      weighedAt: new Date().toISOString(),
      pack,
      preferred,
      reasons,
      year,
    });
    const { sealed, refused } = await sealRecord(info.id, record, session !== null && may(session, 'decide'));
    save(JSON.stringify(sealed, null, 2), 'application/json', 'weighing.json');
    if (sealed.seal.signature !== null) return showToast({ text: m.districts_record_sealed() });
    showToast({ text: refused ? m.districts_record_unsealed({ why: errorText(refused) }) : m.districts_record_kept() });
  };
  const saveManifest = () => {
    const manifest = planManifest(data, b.assignment, {
      title: b.title,
      proposalId: b.proposal?.id ?? null,
      exportedAt: new Date().toISOString(),
      base: b.base ?? 'today',
      pack,
    });
    save(JSON.stringify(manifest, null, 2), 'application/json', 'plan.json');
  };
  return (
    <>
      <Section title={m.districts_record()}>
        <p>{m.districts_record_words()}</p>
        <div className="stack no-print">
          <ChoiceGroup
            label={m.districts_record_preferred()}
            layout="row"
            value={preferred}
            onChange={setPreferred}
            options={[
              { value: 'a', label: preferredWords.a },
              { value: 'b', label: preferredWords.b },
              { value: 'neither', label: preferredWords.neither },
            ]}
          />
          <TextArea
            label={m.districts_record_reasons()}
            optional
            maxLength={REASONS_MAX_LENGTH}
            value={reasons}
            onChange={setReasons}
          />
        </div>
        <div className="record-printed stack">
          <p>
            <strong>{m.districts_fact_preferred()}:</strong> {preferredWords[preferred]}
          </p>
          <p className="citizen-text">
            <strong>{m.districts_record_reasons()}:</strong> {reasons || '–'}
          </p>
          <p>{formatDate(new Date().toISOString())}</p>
        </div>
        <div className="button-row no-print">
          <Button icon="export" onClick={() => void saveRecord()}>
            {m.districts_record_save()}
          </Button>
          <Button icon="feed" onClick={() => print()}>
            {m.districts_record_print()}
          </Button>
        </div>
        <p className="link-line no-print">
          <TextLink icon="circle-check" to="/$city/check-record" params={{ city: info.slug }}>
            {m.districts_check_title()}
          </TextLink>
        </p>
        <p className="muted small">{m.districts_record_base({ version: packVersion, hash: hash.slice(0, 12) })}</p>
      </Section>
      <div className="no-print">
        <Section title={m.districts_export({ plan: b.title })}>
          <div className="button-row">
            <Button
              size="small"
              icon="export"
              onClick={() => save(writePlanCsv(data, b.assignment), 'text/csv', PLAN_FILES.assignment)}
            >
              {m.districts_export_csv()}
            </Button>
            <Button
              size="small"
              icon="export"
              onClick={() =>
                save(JSON.stringify(planGeoJson(data, b.assignment)), 'application/geo+json', PLAN_FILES.districts)
              }
            >
              {m.districts_export_geojson()}
            </Button>
            <Button size="small" icon="export" onClick={saveManifest}>
              {m.districts_export_json()}
            </Button>
          </div>
        </Section>
      </div>
    </>
  );
}
