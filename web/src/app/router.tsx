import { createRouter, lazyRouteComponent, type RouteComponent } from '@tanstack/react-router';
import type { ComponentType } from 'react';
import { CityLayout } from './city-layout.tsx';
import { Crash, CrashInCity } from './crash-screen.tsx';
import { NotFound, NotFoundInCity } from './not-found-screen.tsx';
import * as routes from './routes.ts';

/** A screen is loaded when its address is opened, or about to be. */
const screen = (load: () => Promise<{ default: ComponentType }>): RouteComponent => lazyRouteComponent(load);

routes.rootRoute.update({ notFoundComponent: NotFound, errorComponent: Crash });
routes.cityRoute.update({ component: CityLayout, notFoundComponent: NotFoundInCity });
routes.cityChoiceRoute.update({ component: screen(() => import('~/features/city/screen.tsx')) });
routes.mapRoute.update({ component: screen(() => import('~/features/map/screen.tsx')) });
routes.projectsRoute.update({ component: screen(() => import('~/features/projects/screen.tsx')) });
routes.projectRoute.update({ component: screen(() => import('~/features/projects/project-screen.tsx')) });
routes.laneWishesRoute.update({ component: screen(() => import('~/features/lane-wishes/screen.tsx')) });
routes.plansRoute.update({ component: screen(() => import('~/features/districts/compare/plans-screen.tsx')) });
routes.checkRecordRoute.update({
  component: screen(() => import('~/features/districts/record/check-record-screen.tsx')),
});
routes.drawRoute.update({ component: screen(() => import('~/features/draw/screen.tsx')) });
routes.proposalRoute.update({ component: screen(() => import('~/features/proposals/screen.tsx')) });
routes.proposeRoute.update({ component: screen(() => import('~/features/proposals/propose-screen.tsx')) });
routes.learnRoute.update({ component: screen(() => import('~/features/literacy/screen.tsx')) });
routes.moduleRoute.update({ component: screen(() => import('~/features/literacy/module-screen.tsx')) });
routes.boosterRoute.update({ component: screen(() => import('~/features/literacy/boosters/booster-screen.tsx')) });
routes.courseRoute.update({ component: screen(() => import('~/features/literacy/course/course-screen.tsx')) });
routes.courseTestRoute.update({ component: screen(() => import('~/features/literacy/course/course-test-screen.tsx')) });
routes.groupRoute.update({ component: screen(() => import('~/features/literacy/group/group-screen.tsx')) });
routes.groupRoundRoute.update({ component: screen(() => import('~/features/literacy/group/round-screen.tsx')) });
routes.meRoute.update({ component: screen(() => import('~/features/me/screen.tsx')) });
routes.deviceRoute.update({ component: screen(() => import('~/features/me/device-screen.tsx')) });
routes.reviewRoute.update({ component: screen(() => import('~/features/review/screen.tsx')) });
routes.signInRoute.update({ component: screen(() => import('~/features/account/screen.tsx')) });
routes.auditRoute.update({ component: screen(() => import('~/features/audit/screen.tsx')) });
routes.handInRoute.update({ component: screen(() => import('~/features/hand-in/screen.tsx')) });
routes.privacyRoute.update({ component: screen(() => import('~/features/privacy/screen.tsx')) });
routes.helpRoute.update({ component: screen(() => import('~/features/help/screen.tsx')) });

/** Every value of the address is plain text: shared links stay readable, and nothing in them is guessed to be JSON. */
function parseSearch(text: string): Record<string, string> {
  return Object.fromEntries(new URLSearchParams(text));
}

function stringifySearch(search: Record<string, unknown>): string {
  const params = new URLSearchParams();
  for (const [key, value] of Object.entries(search)) {
    if (typeof value === 'string' && value !== '') params.set(key, value);
  }
  const text = params.toString().replaceAll('%2C', ',').replaceAll('%2F', '/');
  return text === '' ? '' : `?${text}`;
}

export const router = createRouter({
  routeTree: routes.routeTree,
  parseSearch,
  stringifySearch,
  scrollRestoration: true,
  defaultPreload: 'intent',
  // Another project or proposal is another page: what was typed or opened on the one before stays there.
  defaultRemountDeps: ({ params }) => params,
  defaultErrorComponent: CrashInCity,
});

declare module '@tanstack/react-router' {
  interface Register {
    router: typeof router;
  }
}
