import { readFileSync } from 'node:fs';
import type { PackageFiles } from '@werkstadt/shared/literacy/package/package-files';
import { SEAL_FILE, sealProblem } from '@werkstadt/shared/literacy/package/seal';
import { readPackageZip } from '@werkstadt/shared/literacy/package/zip-package';
import { OperatorError } from '../platform/operator-error.ts';
import { sealVerifying } from './seal-crypto.ts';

/**
 * Files of a packed module that are those that were sealed; by one of the trusted keys (base64url), where any are given.
 * Throws `OperatorError` with the file and the reason.
 */
export async function readSealedPackage(path: string, trustedKeys: readonly string[]): Promise<PackageFiles> {
  let bytes: Uint8Array;
  try {
    bytes = readFileSync(path);
  } catch {
    throw new OperatorError(`${path} cannot be read.`);
  }
  const read = readPackageZip(bytes);
  if ('problem' in read)
    throw new OperatorError(`${path} is refused: ${read.problem}${read.file && ` (${read.file})`}`);
  const problem = await sealProblem(read.files, trustedKeys, sealVerifying);
  if (problem !== null) throw new OperatorError(`${path} is refused: ${problem} (${SEAL_FILE})`);
  return read.files;
}
