import { asciiJsonBytes } from '../../planning/pack/ascii-json.ts';
import { readSectionFile, type SectionFileProblem, writeSectionFile } from '../../planning/pack/section-file.ts';
import { allBelow, isTexts, Sections } from '../../planning/pack/sections.ts';
import { readContacts, writeContacts } from './contacts-section.ts';
import { BLOCK_KINDS, type DistrictData } from './district-data.ts';
import { districtMetaSchema } from './district-meta.ts';
import { readOutlines, writeOutlines } from './outlines-section.ts';

/** Ids are never used again for another content, nor for one of `planning.bin`; readers pass over those they do not know. */
const SECTIONS = {
  meta: 101,
  blockId: 110,
  blockKind: 111,
  blockLon: 112,
  blockLat: 113,
  blockArea: 114,
  blockName: 115,
  blockNeighbourhood: 116,
  blockResidents: 117,
  blockPupils: 118,
  blockPupilsLower: 119,
  blockPupilsUpper: 120,
  blockToday: 121,
  outlines: 130,
  contacts: 131,
  schoolId: 140,
  schoolName: 141,
  schoolLon: 142,
  schoolLat: 143,
  schoolBlock: 144,
  schoolPlaces: 145,
  walk: 150,
  walkCrossings: 151,
} as const;

export type DistrictsFileResult =
  | { readonly ok: true; readonly data: DistrictData }
  | { readonly ok: false; readonly problem: SectionFileProblem };

/** `districts.bin`. The same data gives the same bytes. */
export function writeDistrictsFile(data: DistrictData): Uint8Array<ArrayBuffer> {
  return writeSectionFile([
    [SECTIONS.meta, asciiJsonBytes(data.meta)],
    [SECTIONS.blockId, asciiJsonBytes(data.blockId)],
    [SECTIONS.blockKind, data.blockKind],
    [SECTIONS.blockLon, data.blockLon],
    [SECTIONS.blockLat, data.blockLat],
    [SECTIONS.blockArea, data.blockArea],
    [SECTIONS.blockName, asciiJsonBytes(data.blockName)],
    [SECTIONS.blockNeighbourhood, asciiJsonBytes(data.blockNeighbourhood)],
    [SECTIONS.blockResidents, data.blockResidents],
    [SECTIONS.blockPupils, data.blockPupils],
    [SECTIONS.blockPupilsLower, data.blockPupilsLower],
    [SECTIONS.blockPupilsUpper, data.blockPupilsUpper],
    ...(data.blockToday ? [[SECTIONS.blockToday, data.blockToday] as const] : []),
    [SECTIONS.outlines, writeOutlines(data)],
    [SECTIONS.contacts, writeContacts(data)],
    [SECTIONS.schoolId, asciiJsonBytes(data.schoolId)],
    [SECTIONS.schoolName, asciiJsonBytes(data.schoolName)],
    [SECTIONS.schoolLon, data.schoolLon],
    [SECTIONS.schoolLat, data.schoolLat],
    [SECTIONS.schoolBlock, data.schoolBlock],
    [SECTIONS.schoolPlaces, data.schoolPlaces],
    [SECTIONS.walk, data.walk],
    [SECTIONS.walkCrossings, data.walkCrossings],
  ]);
}

/** Blocks and schools out of the bytes of a pack; what is no such file, or not whole, is told as a value. Never throws. */
export function readDistrictsFile(bytes: Uint8Array<ArrayBuffer>): DistrictsFileResult {
  const file = readSectionFile(bytes);
  if (!file.ok) return file;
  // The container is the one of the planning layers; what tells them apart is which sections it holds.
  if (!file.sections.has(SECTIONS.blockId)) return { ok: false, problem: 'not-a-planning-file' };
  const data = assemble(new Sections(file.sections), file.sections.has(SECTIONS.blockToday));
  return data ? { ok: true, data } : { ok: false, problem: 'damaged' };
}

function assemble(sections: Sections, hasToday: boolean): DistrictData | null {
  const parsed = districtMetaSchema.safeParse(sections.json(SECTIONS.meta));
  const blockId = sections.json(SECTIONS.blockId);
  const blockName = sections.json(SECTIONS.blockName);
  const blockNeighbourhood = sections.json(SECTIONS.blockNeighbourhood);
  const schoolId = sections.json(SECTIONS.schoolId);
  const schoolName = sections.json(SECTIONS.schoolName);
  if (!parsed.success || !isTexts(blockId) || !isTexts(blockName) || !isTexts(blockNeighbourhood)) return null;
  if (!isTexts(schoolId) || !isTexts(schoolName)) return null;
  const [blocks, schools, years] = [blockId.length, schoolId.length, parsed.data.years.length];
  const plain = {
    blockKind: sections.array(SECTIONS.blockKind, Uint8Array, blocks),
    blockLon: sections.array(SECTIONS.blockLon, Int32Array, blocks),
    blockLat: sections.array(SECTIONS.blockLat, Int32Array, blocks),
    blockArea: sections.array(SECTIONS.blockArea, Float64Array, blocks),
    blockResidents: sections.array(SECTIONS.blockResidents, Uint16Array, blocks),
    blockPupils: sections.array(SECTIONS.blockPupils, Uint16Array, blocks * years),
    blockPupilsLower: sections.array(SECTIONS.blockPupilsLower, Uint16Array, blocks * years),
    blockPupilsUpper: sections.array(SECTIONS.blockPupilsUpper, Uint16Array, blocks * years),
    blockToday: hasToday ? sections.array(SECTIONS.blockToday, Uint16Array, blocks) : null,
    schoolLon: sections.array(SECTIONS.schoolLon, Int32Array, schools),
    schoolLat: sections.array(SECTIONS.schoolLat, Int32Array, schools),
    schoolBlock: sections.array(SECTIONS.schoolBlock, Uint32Array, schools),
    schoolPlaces: sections.array(SECTIONS.schoolPlaces, Int32Array, schools * years),
    walk: sections.array(SECTIONS.walk, Uint16Array, blocks * schools),
    walkCrossings: sections.array(SECTIONS.walkCrossings, Uint8Array, blocks * schools),
  };
  const outlines = readOutlines(sections.array(SECTIONS.outlines, Uint8Array), blocks);
  const contacts = readContacts(sections.array(SECTIONS.contacts, Uint8Array), blocks);
  const sound =
    !sections.missing &&
    blockName.length === blocks &&
    blockNeighbourhood.length === blocks &&
    schoolName.length === schools &&
    isAscending(blockId) &&
    new Set(schoolId).size === schools &&
    allBelow(plain.blockKind, BLOCK_KINDS.length) &&
    allBelow(plain.schoolBlock, blocks) &&
    (plain.blockToday === null || allBelow(plain.blockToday, schools + 1));
  if (!sound || !outlines || !contacts) return null;
  return {
    meta: parsed.data,
    blockId,
    blockName,
    blockNeighbourhood,
    schoolId,
    schoolName,
    ...plain,
    ...outlines,
    ...contacts,
  };
}

const isAscending = (ids: readonly string[]): boolean => ids.every((id, row) => row === 0 || (ids[row - 1] ?? '') < id);
