/** Something the person who runs the server can mend. The message is one whole sentence; it is shown without a stack. */
export class OperatorError extends Error {
  override readonly name = 'OperatorError';
}
