import { type ModuleRun, screensOfTrack } from '@werkstadt/shared/literacy/module-run';
import type { Step } from '@werkstadt/shared/literacy/package/step';
import { type ReactNode, Suspense, useEffect, useRef } from 'react';
import { m } from '~/platform/i18n/index.ts';
import { Button, Notice, Skeleton } from '~/ui/index.ts';
import type { ModuleTexts } from '../content/module-texts.tsx';
import { Segments } from '../segments.tsx';
import { DisplayButton } from './display-dialog.tsx';

interface StepFrameProps {
  readonly step: Step;
  readonly track: ModuleRun['track'];
  readonly texts: ModuleTexts;
  readonly languages: Parameters<typeof DisplayButton>[0]['languages'];
  /** One came here by a press: the heading takes the focus. */
  readonly takesFocus: boolean;
  readonly onBack: (() => void) | null;
  readonly children: ReactNode;
}

const missingWords = {
  de: null,
  en: m.learn_language_missing_en,
  'de-einfach': m.learn_language_missing_de_einfach,
} as const;

/** What stands round every step: how far one is, its heading, way back, language and view. */
export function StepFrame({ step, track, texts, languages, takesFocus, onBack, children }: StepFrameProps) {
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    if (!takesFocus) return;
    window.scrollTo(0, 0);
    heading.current?.focus({ preventScroll: true });
  }, [takesFocus]);
  const screens = screensOfTrack(track);
  const place = { position: screens.indexOf(step.screen) + 1, count: screens.length };
  const missing = texts.missingLanguage && missingWords[texts.missingLanguage];
  return (
    <div className="stack">
      <div className="step-head">
        <p className="step-head__position">{m.learn_screen_position(place)}</p>
        <DisplayButton languages={languages} />
        <Segments reached={place.position} count={place.count} />
      </div>
      {missing && <Notice>{missing()}</Notice>}
      <h2 className="heading-1" ref={heading} tabIndex={-1}>
        {texts.plain(step.params.title)}
      </h2>
      <Suspense fallback={<Skeleton lines={6} />}>{children}</Suspense>
      {onBack && (
        <div className="button-row">
          <Button variant="quiet" icon="arrow-left" onClick={onBack}>
            {m.learn_back()}
          </Button>
        </div>
      )}
    </div>
  );
}
