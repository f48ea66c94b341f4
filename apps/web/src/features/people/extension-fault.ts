import { isReservedCode } from '@voicecore/domain/understanding/service-codes';
import type { TFunction } from 'i18next';

/** Returns what is wrong with an extension, in words; null for a valid one. */
export function extensionFault(value: string, t: TFunction): string | null {
  if (!/^\d{2,6}$/.test(value)) return t('staff:needed_extension');
  return isReservedCode(value) ? t('staff:reserved_extension') : null;
}
