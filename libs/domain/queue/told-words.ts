import type { Language } from '../kernel';
import { spoken } from '../receptionist-texts';
import { isBeyondTold, type Told } from './announce';

/** Returns what a waiting caller is told, in words. */
export function toldWords({ sentence, position, minutes }: Told, language: Language): string {
  if (sentence === 'keys') return spoken('queueKeys', language);
  if (sentence === 'thanks') return spoken('stillWaiting', language);
  const place =
    position === 1 ? spoken('queueNext', language) : spoken('queuePosition', language, { position: String(position) });
  return minutes === null ? place : `${place} ${waitWords(minutes, language)}`;
}

function waitWords(minutes: number, language: Language): string {
  if (minutes === 0) return spoken('queueUnderMinute', language);
  if (minutes === 1) return spoken('queueMinute', language);
  if (isBeyondTold(minutes)) return spoken('queueLong', language);
  return spoken('queueMinutes', language, { minutes: String(minutes) });
}
