import { OperatorError } from '../platform/operator-error.ts';

const sentences: Readonly<Record<string, string>> = {
  ECONNREFUSED: 'nothing listens there',
  ENOTFOUND: 'there is no such host',
  EAI_AGAIN: 'the host name cannot be resolved',
  ETIMEDOUT: 'it does not answer',
  CONNECT_TIMEOUT: 'it does not answer',
  ECONNRESET: 'it closed the connection',
  '28P01': 'it refuses the user name or the password',
  '28000': 'it refuses the user name or the password',
  '3D000': 'it has no database of that name',
  '42501': 'the login may not create the schema "werkstadt" in it',
};

/** The sentence for a database that cannot be used, without the address, which may hold a password; null for anything else. */
export function connectionError(error: unknown): OperatorError | null {
  if (error instanceof AggregateError) return connectionError(error.errors[0]);
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  const sentence = sentences[code];
  return sentence ? new OperatorError(`The database of DATABASE_URL cannot be used: ${sentence} (${code}).`) : null;
}

/** Statement or lock timeout, too many connections, shutting down, starting up; and what the driver says of lost ones. */
const passingStates = new Set([
  ...['57014', '55P03', '53300', '57P01', '57P02', '57P03'],
  ...['CONNECTION_CLOSED', 'CONNECTION_DESTROYED', 'CONNECTION_ENDED', 'CONNECT_TIMEOUT', 'ECONNREFUSED', 'ECONNRESET'],
]);

/** Whether a statement failed for a reason that passes by itself. */
export function isOverburdened(error: unknown): boolean {
  return error instanceof Error && 'code' in error && typeof error.code === 'string' && passingStates.has(error.code);
}
