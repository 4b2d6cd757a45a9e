import { createRootRoute, createRoute } from '@tanstack/react-router';
import { readFilterSearch } from '~/features/projects/index.ts';

/**
 * The addresses of the app. Screens are hung on them in `router.tsx`, so that the types of addresses do not depend on
 * the screens that use them.
 */
declare module '@tanstack/react-router' {
  interface StaticDataRouteOption {
    /** The screen brings its own foot on a phone: tabs give way to it. */
    readonly hidesTabs?: boolean;
  }
}

/** What the map keeps in the address beside the filter. */
interface MapSearch {
  /** zoom/latitude/longitude. */
  readonly view?: string | undefined;
  /** Planning layer that is shown. */
  readonly layer?: string | undefined;
  /** Id of the proposal whose sheet is open. */
  readonly proposal?: string | undefined;
}

function readMapSearch(search: Readonly<Record<string, unknown>>): MapSearch {
  const { view, proposal, layer } = search;
  return {
    ...(typeof view === 'string' ? { view } : {}),
    ...(typeof layer === 'string' ? { layer } : {}),
    ...(typeof proposal === 'string' ? { proposal } : {}),
  };
}

export const rootRoute = createRootRoute();

/** Where in a city the app's shortcuts on the home screen lead: they cannot know its name. */
const shortcutTargets = ['projects', 'me'] as const;
interface ShortcutSearch {
  readonly to?: (typeof shortcutTargets)[number] | undefined;
}

function readShortcutSearch({ to }: Readonly<Record<string, unknown>>): ShortcutSearch {
  const target = shortcutTargets.find((candidate) => candidate === to);
  return target ? { to: target } : {};
}

export const cityChoiceRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/',
  validateSearch: readShortcutSearch,
});

/** A module that is played in a group round names the round's code. */
function readRoundSearch({ round }: Readonly<Record<string, unknown>>): { readonly round?: string | undefined } {
  return typeof round === 'string' ? { round } : {};
}

/** A result of another phone, read by a camera: 32 or 64 signs. */
function readResultSearch({ result }: Readonly<Record<string, unknown>>): { readonly result?: string | undefined } {
  return typeof result === 'string' ? { result } : {};
}

export const cityRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/$city',
  validateSearch: readFilterSearch,
});
const inCity = () => cityRoute;
export const mapRoute = createRoute({ getParentRoute: inCity, path: '/', validateSearch: readMapSearch });
export const projectsRoute = createRoute({ getParentRoute: inCity, path: 'projects' });
export const projectRoute = createRoute({ getParentRoute: inCity, path: 'projects/$projectId' });
export const laneWishesRoute = createRoute({ getParentRoute: inCity, path: 'projects/$projectId/streets' });
/** Two plans of districts side by side; `today`, or the id of a proposal. */
interface PlansSearch {
  readonly a?: string | undefined;
  readonly b?: string | undefined;
}

function readPlansSearch({ a, b }: Readonly<Record<string, unknown>>): PlansSearch {
  return { ...(typeof a === 'string' ? { a } : {}), ...(typeof b === 'string' ? { b } : {}) };
}

export const plansRoute = createRoute({
  getParentRoute: inCity,
  path: 'projects/$projectId/plans',
  validateSearch: readPlansSearch,
});
export const checkRecordRoute = createRoute({ getParentRoute: inCity, path: 'check-record' });
export const proposalRoute = createRoute({
  getParentRoute: inCity,
  path: 'proposals/$proposalId',
  staticData: { hidesTabs: true },
});
export const drawRoute = createRoute({
  getParentRoute: inCity,
  path: 'draw/$draftId',
  staticData: { hidesTabs: true },
});
export const proposeRoute = createRoute({
  getParentRoute: inCity,
  path: 'propose/$draftId',
  staticData: { hidesTabs: true },
});
export const learnRoute = createRoute({ getParentRoute: inCity, path: 'learn' });
export const moduleRoute = createRoute({
  getParentRoute: inCity,
  path: 'learn/$moduleId',
  validateSearch: readRoundSearch,
  staticData: { hidesTabs: true },
});
export const boosterRoute = createRoute({
  getParentRoute: inCity,
  path: 'learn/refresh',
  staticData: { hidesTabs: true },
});
export const courseRoute = createRoute({
  getParentRoute: inCity,
  path: 'learn/course',
  staticData: { hidesTabs: true },
});
export const courseTestRoute = createRoute({
  getParentRoute: inCity,
  path: 'learn/course/test',
  staticData: { hidesTabs: true },
});
export const groupRoute = createRoute({ getParentRoute: inCity, path: 'learn/group' });
export const groupRoundRoute = createRoute({
  getParentRoute: inCity,
  path: 'learn/group/$code',
  validateSearch: readResultSearch,
});
export const meRoute = createRoute({ getParentRoute: inCity, path: 'me' });
export const deviceRoute = createRoute({ getParentRoute: inCity, path: 'me/device' });
export const signInRoute = createRoute({ getParentRoute: inCity, path: 'sign-in' });
export const auditRoute = createRoute({ getParentRoute: inCity, path: 'log' });
export const handInRoute = createRoute({ getParentRoute: inCity, path: 'hand-in' });
export const reviewRoute = createRoute({ getParentRoute: inCity, path: 'review' });
/** Below the desk, which stays while the planner pages through its queue. */
export const reviewProposalRoute = createRoute({ getParentRoute: () => reviewRoute, path: '$proposalId' });
export const privacyRoute = createRoute({ getParentRoute: inCity, path: 'privacy' });
export const helpRoute = createRoute({ getParentRoute: inCity, path: 'help' });

export const routeTree = rootRoute.addChildren([
  cityChoiceRoute,
  cityRoute.addChildren([
    mapRoute,
    projectsRoute,
    projectRoute,
    plansRoute,
    checkRecordRoute,
    laneWishesRoute,
    proposalRoute,
    drawRoute,
    proposeRoute,
    learnRoute,
    moduleRoute,
    boosterRoute,
    courseRoute,
    courseTestRoute,
    groupRoute,
    groupRoundRoute,
    meRoute,
    deviceRoute,
    signInRoute,
    handInRoute,
    auditRoute,
    reviewRoute.addChildren([reviewProposalRoute]),
    privacyRoute,
    helpRoute,
  ]),
]);
