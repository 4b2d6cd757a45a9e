import type { Draft } from '@werkstadt/shared/draft/draft';
import { useEffect, useState } from 'react';
import { type PaintedContent, paintedContent } from '~/features/districts/index.ts';
import { useCity } from '~/platform/data/index.ts';

/** What the draft's painted plan will be as a proposal; null where none was painted, and until that is known. */
export function usePaintedContent({ plan }: Draft): PaintedContent | null {
  const city = useCity();
  const [content, setContent] = useState<PaintedContent | null>(null);
  useEffect(() => {
    let left = false;
    paintedContent(city, { plan }).then((found) => {
      if (!left) setContent(found);
    });
    return () => {
      left = true;
    };
  }, [city, plan]);
  return content;
}
