/** No pack can be made. The message says why and what helps, in plain sentences for the person who runs the builder. */
export class CityPackError extends Error {
  override name = 'CityPackError';
}
