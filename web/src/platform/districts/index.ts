/** The city's blocks and schools, read when a screen asks for them; no part of the first load. */
export { hasDistricts, type LoadedDistricts, loadDistricts } from './load-districts.ts';
