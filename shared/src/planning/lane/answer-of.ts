import type { LaneFigureId, LaneFigures } from './bike-lane-consequences.ts';
import type { StressPart } from './stress-of-lane.ts';

/**
 * What a figure answers when it is read as a question: does it become calmer, are networks joined, does it fit, is
 * there any … near by. `unknown` where there is no number.
 */
export type LaneAnswer = 'yes' | 'partly' | 'no' | 'unknown';

const CALM_LEVEL = 2;
/** Less than that is no difference that a person would see. */
const SEEN_METRES = 10;

const calmMetres = (parts: readonly StressPart[]): number =>
  parts.filter(({ level }) => level <= CALM_LEVEL).reduce((sum, { metres }) => sum + metres, 0);

const QUESTIONS: { readonly [Id in LaneFigureId]?: (value: NonNullable<LaneFigures[Id]['value']>) => LaneAnswer } = {
  stress: ({ before, after }) => {
    if (calmMetres(after) - calmMetres(before) < SEEN_METRES) return 'no';
    return after.every(({ level }) => level <= CALM_LEVEL) ? 'yes' : 'partly';
  },
  networks: ({ before, after }) => (after < before ? 'yes' : 'no'),
  detour: ({ calmBefore, calmAfter, shorter }) => (calmAfter > calmBefore || shorter > 0 ? 'yes' : 'no'),
  width: ({ fits, tight, besideCarriageway, needsParking, doesNotFit }) => {
    if (needsParking + doesNotFit < SEEN_METRES) return 'yes';
    return fits + tight + besideCarriageway < SEEN_METRES ? 'no' : 'partly';
  },
};

/** The answer to the question of a figure; for a plain number whether there is any. */
export function answerOf<Id extends LaneFigureId>(id: Id, figure: LaneFigures[Id]): LaneAnswer {
  const value: LaneFigures[Id]['value'] = figure.value;
  if (value === null) return 'unknown';
  const question = QUESTIONS[id];
  if (question) return question(value);
  return typeof value === 'number' && value > 0 ? 'yes' : 'no';
}
