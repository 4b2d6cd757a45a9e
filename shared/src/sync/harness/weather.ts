/** What the whole run goes through. */
export interface Weather {
  /** No fault happens any more. */
  healed: boolean;
  /** Everything had time to settle: phones look only every few hours. */
  quiet: boolean;
}
