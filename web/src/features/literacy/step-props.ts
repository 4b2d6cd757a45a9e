import type { Assets } from '@werkstadt/shared/literacy/package/assets';
import type { ReactNode } from 'react';

/** How a step shows itself: its picture, or the same as text and lists. Both reach the same score. */
export type StepView = 'picture' | 'text';

/**
 * What the player hands to the component of a step. A component draws its own content and its own controls; the player
 * draws the frame: the heading, the primary button «Weiter», the way back, the choice of language and of the text view.
 */
export interface StepProps<Params, Result = unknown> {
  /** Already parsed by the step type's own schema (`shared/src/literacy/package`). */
  readonly params: Params;
  /** A text of the module in the language of the reader, with emphasis, lists and links to keys. A block: never inside `<p>`. */
  readonly text: (key: string) => ReactNode;
  /** The same without marks, for labels, options and `aria-…`. */
  readonly plain: (key: string) => string;
  /** Language of the module's texts as shown, after the fallback: `de` where plain German has no such text. */
  readonly locale: 'de' | 'en' | 'de-einfach';
  /**
   * A data file of the module, not yet parsed: `data('pages')` is `pages/<language>.json` with the same fallback as
   * texts, or `pages.json` where it is the same in every language. Undefined where the module has none.
   */
  readonly data: (name: string) => unknown;
  /**
   * Address of a picture in the module's `assets/`, its alternative text in the reader's language, and what the exercise
   * says about where it comes from.
   */
  readonly asset: (
    file: string,
  ) => { readonly url: string; readonly alt: string; readonly story: Assets[number]['story'] } | undefined;
  /** The same for the same person, module and round; in a group session the same on every phone. A 32-bit integer ≥ 0. */
  readonly seed: number;
  readonly view: StepView;
  /** What `onSave` last received, also after the tab was killed; undefined at first. It comes from storage: parse it. */
  readonly saved: unknown;
  /** Keeps the state of the step on this device. Plain JSON, at most a few kilobytes; call it after every act. */
  readonly onSave: (state: unknown) => void;
  /**
   * The task is fulfilled: the player offers «Weiter». It does not move on by itself, and the step stays usable; a
   * later call replaces the result. Plain JSON.
   */
  readonly onDone: (result: Result) => void;
}
