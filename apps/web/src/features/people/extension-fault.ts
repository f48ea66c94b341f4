import { isReservedCode } from '@voicecore/domain/understanding/service-codes';
import type { TFunction } from 'i18next';

/** What is wrong with an extension, in words; null for one that may be. */
export function extensionFault(value: string, t: TFunction): string | null {
  if (!/^\d{2,6}$/.test(value)) return t('people:needed_extension');
  return isReservedCode(value) ? t('people:reserved_extension') : null;
}
