import type { ErrorCode } from '@voicecore/contracts/error-codes';
import { DatabaseFault } from '@voicecore/database';
import { AppError } from './app-error';

/** Runs `work`; a violation of a named constraint becomes the error given for it. */
export async function onDuplicate<T>(
  refusals: Readonly<Record<string, ErrorCode | AppError>>,
  work: () => Promise<T>,
): Promise<T> {
  try {
    return await work();
  } catch (fault) {
    const refusal = fault instanceof DatabaseFault ? refusals[fault.constraint ?? ''] : undefined;
    throw typeof refusal === 'string' ? new AppError(refusal) : (refusal ?? fault);
  }
}
