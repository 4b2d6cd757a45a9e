/** A proposal as the peers hold it: the city's row, and the number of its newest change. */
export interface PeerRow {
  readonly id: string;
  readonly v: number;
  readonly body: { readonly [key: string]: unknown; readonly commentCount: number };
}

/** What a peer is told when rows have changed, and what it gets when it asks. */
export interface PeerRows {
  readonly documents: (PeerRow & { readonly _deleted: false })[];
  readonly checkpoint: { readonly v: number };
}
