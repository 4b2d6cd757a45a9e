/**
 * What a device key signs to open a session ([TR4]): one line each, so that no two inputs give the same text.
 * `origin` is the page's own (`location.origin`), so a signature made for one server is worth nothing to another.
 */
export function nonceText(input: {
  readonly city: string;
  readonly participant: string;
  readonly nonce: string;
  readonly origin: string;
}): string {
  return `werkstadt-session\n${input.city}\n${input.participant}\n${input.nonce}\n${input.origin}`;
}
