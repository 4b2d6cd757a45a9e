import type { ErrorCode } from '@werkstadt/shared/errors/codes';
import { messageByKey } from './index.ts';

/** The sentence of an error code: what is so, and how to mend it. */
export const errorText = (code: ErrorCode): string => messageByKey(`error_${code.replaceAll('-', '_')}`);
