import type { ModuleDescription } from '@werkstadt/shared/literacy/package/module-description';
import type { StepParams } from '@werkstadt/shared/literacy/package/step';
import { useEffect, useEffectEvent } from 'react';
import { m } from '~/platform/i18n/index.ts';
import { Card, ExternalLink } from '~/ui/index.ts';
import type { StepProps } from '../step-props.ts';

type Sources = ModuleDescription['sources'];

/** What a number on screen comes from ([H6]). */
function SourceList({ ids, sources }: { readonly ids: readonly string[]; readonly sources: Sources }) {
  return (
    <div className="learn-sources">
      <h3 className="heading-3">{m.learn_sources()}</h3>
      <ul className="learn-sources__list">
        {ids.map((id) => {
          const source = sources[id];
          if (!source) return null;
          const href = source.doi ? `https://doi.org/${source.doi}` : source.url;
          return (
            <li key={id}>
              {source.authors} ({source.year}): <cite lang="en">{source.title}</cite>.{' '}
              {href && <ExternalLink href={href}>{source.doi ? `doi.org/${source.doi}` : href}</ExternalLink>}
            </li>
          );
        })}
      </ul>
    </div>
  );
}

interface TextStepProps extends StepProps<StepParams<'text'>> {
  readonly sources: Sources;
}

/** A screen to read. What holds in our own model alone says so. */
export function TextStep({ params, text, sources, onDone }: TextStepProps) {
  const readOnce = useEffectEvent(() => onDone(null));
  useEffect(() => readOnce(), []);
  return (
    <Card tone={params.look === 'reality' ? 'accent' : 'plain'}>
      <div className="stack">
        {params.look !== 'plain' && (
          <p className="learn-look">{params.look === 'reality' ? m.learn_look_reality() : m.learn_look_model()}</p>
        )}
        {params.body.map((key) => (
          <div key={key}>{text(key)}</div>
        ))}
        {params.sources.length > 0 && <SourceList ids={params.sources} sources={sources} />}
      </div>
    </Card>
  );
}
