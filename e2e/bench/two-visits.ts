/** A phone that is used, put away and used again. */
import type { Page } from '@playwright/test';
import { launch, makeProfile } from './browser.ts';

/** Both on one profile, each in a browser of its own: what the second one knows comes from the disk. */
export async function twoVisits<T>(
  first: (page: Page) => Promise<T>,
  second: (page: Page) => Promise<T>,
): Promise<[T, T]> {
  const profile = makeProfile();
  const visit = async (run: (page: Page) => Promise<T>): Promise<T> => {
    const context = await launch(profile.folder);
    try {
      return await run(context.pages()[0] ?? (await context.newPage()));
    } finally {
      await context.close();
    }
  };
  try {
    return [await visit(first), await visit(second)];
  } finally {
    profile.remove();
  }
}
