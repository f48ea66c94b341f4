import type { ErrorCode } from '@voicecore/contracts/error-codes';
import { DatabaseFault } from '@voicecore/database';
import { AppError } from './app-error';

/** Runs `work`; a violated constraint that is named becomes the refusal named for it. */
export async function onDuplicate<T>(codes: Readonly<Record<string, ErrorCode>>, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (fault) {
    const code = fault instanceof DatabaseFault ? codes[fault.constraint ?? ''] : undefined;
    throw code ? new AppError(code) : fault;
  }
}
