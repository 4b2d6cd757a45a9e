export interface DatabaseAddress {
  /** Login that owns the tables, makes and changes them. */
  readonly ownerUrl: string;
  /** Login of requests. The same one where a city gives us a single login: each transaction then becomes the app role. */
  readonly appUrl: string;
}
