/** One picture of a module: its file and what is drawn, from back to front. */
export interface Scene {
  readonly file: string;
  readonly parts: readonly string[];
}

export const scene = (file: string, ...parts: readonly string[]): Scene => ({ file, parts });
