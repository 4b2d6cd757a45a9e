/** What the store needs of a draft; the rest of its shape belongs to `shared/src/draft`. */
export interface Draft {
  readonly id: string;
  readonly projectId: string;
  /** ISO 8601, this device's clock. */
  readonly updatedAt: string;
  readonly [part: string]: unknown;
}
