/** One path of a sign in a box of 24 × 24. */
export interface SignPath {
  readonly d: string;
  readonly paint: 'fill' | 'stroke';
  readonly dashed?: boolean;
}

/** Every state that is shown by a sign: the way to the city, then the city's answer. */
export const signNames = [
  'draft',
  'saved',
  'sending',
  'received',
  'parked',
  'attention',
  'in-review',
  'accepted',
  'partly',
  'declined',
  'done',
  'withdrawn',
] as const;
export type SignName = (typeof signNames)[number];

/** Where the colour comes from: KERN's semantic colours, light and dark. Colour never says it alone. */
export type SignTone = 'accent' | 'neutral' | 'success' | 'warning' | 'danger';

const ring = 'M12 4a8 8 0 1 0 0 16a8 8 0 1 0 0-16z';
const dot = 'M12 5a7 7 0 1 0 0 14a7 7 0 1 0 0-14z';

/** Shape and tone of each sign: the same on map, list and history. The stroke is 2.25 wide with round ends. */
export const signs: Readonly<Record<SignName, { readonly tone: SignTone; readonly paths: readonly SignPath[] }>> = {
  draft: { tone: 'neutral', paths: [{ d: ring, paint: 'stroke', dashed: true }] },
  saved: { tone: 'neutral', paths: [{ d: 'M12 5.5a6.5 6.5 0 1 0 0 13a6.5 6.5 0 1 0 0-13z', paint: 'stroke' }] },
  sending: { tone: 'neutral', paths: [{ d: 'M12 19V5M5.5 11.5L12 5l6.5 6.5', paint: 'stroke' }] },
  received: { tone: 'accent', paths: [{ d: dot, paint: 'fill' }] },
  parked: {
    tone: 'accent',
    paths: [
      { d: ring, paint: 'stroke' },
      { d: 'M12 7.5V12l3 2', paint: 'stroke' },
    ],
  },
  attention: {
    tone: 'warning',
    paths: [
      { d: 'M12 3a9 9 0 1 0 0 18a9 9 0 1 0 0-18z', paint: 'stroke' },
      { d: 'M12 7.5V13M12 16.5v.01', paint: 'stroke' },
    ],
  },
  'in-review': {
    tone: 'warning',
    paths: [
      { d: ring, paint: 'stroke' },
      { d: 'M12 4a8 8 0 0 0 0 16z', paint: 'fill' },
    ],
  },
  accepted: { tone: 'success', paths: [{ d: 'M4.5 12.5L9.5 17.5L19.5 7', paint: 'stroke' }] },
  partly: {
    tone: 'success',
    paths: [
      { d: 'M12 3a9 9 0 1 0 0 18a9 9 0 1 0 0-18z', paint: 'stroke' },
      { d: 'M8 12.3l2.8 2.8L16 9.5', paint: 'stroke' },
    ],
  },
  declined: { tone: 'danger', paths: [{ d: 'M5 9.5h14v5H5z', paint: 'fill' }] },
  done: {
    tone: 'success',
    paths: [{ d: 'M12 3l2.7 5.8 6.3.8-4.6 4.3 1.2 6.3L12 17.1l-5.6 3.1 1.2-6.3L3 9.6l6.3-.8z', paint: 'fill' }],
  },
  withdrawn: { tone: 'neutral', paths: [{ d: 'M9 6L4.5 10.5L9 15M5 10.5h9a5 5 0 0 1 0 9h-2', paint: 'stroke' }] },
};
