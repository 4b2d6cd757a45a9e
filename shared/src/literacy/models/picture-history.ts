/** When and where a picture showed what; days are ISO 8601 dates, places and events ids of the module. */
export interface PictureMoment {
  readonly date: string;
  readonly place: string;
  readonly event: string;
}

export interface Appearance extends PictureMoment {
  readonly host: string;
  /** Part of the picture that was shown: left, top, width, height, as shares in [0, 1]. */
  readonly crop: readonly [number, number, number, number];
}

export const momentFields = ['date', 'place', 'event'] as const;
export type MomentField = (typeof momentFields)[number];

/** Where a claim and the first appearance differ; empty = the claim holds. Nothing is read from the picture itself. */
export function claimDifferences(claim: PictureMoment, history: readonly PictureMoment[]): MomentField[] {
  const [first] = history;
  if (!first) throw new Error('a picture without a first appearance');
  return momentFields.filter((field) => claim[field] !== first[field]);
}

export const claimHolds = (claim: PictureMoment, history: readonly PictureMoment[]): boolean =>
  claimDifferences(claim, history).length === 0;

/** What changed from one appearance to the next. */
export interface AppearanceChange {
  readonly fields: readonly MomentField[];
  readonly cropped: boolean;
}

/** The change that came with the appearance `index`; null for the first one. */
export function changeAt(history: readonly Appearance[], index: number): AppearanceChange | null {
  const now = history[index];
  const before = history[index - 1];
  if (!now || !before) return null;
  return {
    fields: momentFields.filter((field) => field !== 'date' && now[field] !== before[field]),
    cropped: now.crop.some((share, side) => share !== before.crop[side]),
  };
}

export const historyFaults = ['empty', 'dates-descend', 'crop-outside'] as const;
export type HistoryFault = (typeof historyFaults)[number];

/** What is wrong with a history; empty = sound. */
export function checkHistory(history: readonly Appearance[]): HistoryFault[] {
  const faults: HistoryFault[] = [];
  if (history.length === 0) faults.push('empty');
  if (history.some(({ date }, index) => date < (history[index - 1]?.date ?? date))) faults.push('dates-descend');
  const outside = ({ crop: [left, top, width, height] }: Appearance) =>
    left < 0 || top < 0 || width <= 0 || height <= 0 || left + width > 1 + 1e-9 || top + height > 1 + 1e-9;
  if (history.some(outside)) faults.push('crop-outside');
  return faults;
}

export const origins = ['camera', 'ai'] as const;
export const credentialStates = ['present', 'absent', 'broken'] as const;
export type CredentialState = (typeof credentialStates)[number];

/** What the balance of a form of items about pictures is measured by. */
export interface PictureItem {
  readonly truth: boolean;
  readonly origin: (typeof origins)[number];
  readonly credentials: CredentialState;
}

/**
 * Whether neither «made by AI» nor «no credentials» gives the answer away: origin and truth uncorrelated (four equal
 * cells), absent and broken credentials each in as many true as false items.
 */
export function picturesAreBalanced(items: readonly PictureItem[]): boolean {
  const count = (matches: (item: PictureItem) => boolean) => items.filter(matches).length;
  const cells = origins.flatMap((origin) =>
    [true, false].map((truth) => count((item) => item.origin === origin && item.truth === truth)),
  );
  const evenly = (state: CredentialState) =>
    count((item) => item.credentials === state && item.truth) ===
    count((item) => item.credentials === state && !item.truth);
  return cells.every((size) => size === cells[0]) && credentialStates.every(evenly);
}
