/** A day as it appears in an address: 2026-11-24. */
const dayForm = /^(\d{4})-(\d{2})-(\d{2})$/;

/** True when this is a day of the calendar. */
export function isDay(text: string): boolean {
  const day = dayForm.exec(text);
  if (!day) return false;
  const at = new Date(`${text}T00:00:00Z`);
  return !Number.isNaN(at.getTime()) && at.toISOString().startsWith(text);
}

/** Returns the day of a moment in a time zone. */
export function dayOf(moment: number, timeZone: string | undefined): string {
  const parts = new Intl.DateTimeFormat('en-US', {
    timeZone,
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
  }).formatToParts(moment);
  const part = (type: string) => parts.find((one) => one.type === type)?.value ?? '';
  return `${part('year').padStart(4, '0')}-${part('month')}-${part('day')}`;
}

export function dayAfter(day: string, days = 1): string {
  return new Date(Date.parse(`${day}T00:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10);
}

/**
 * Returns the first moment of a day in a time zone, ms since the epoch. Where midnight is skipped, the day begins
 * at the first moment that has its date.
 */
export function startOfDay(day: string, timeZone: string | undefined): number {
  const midnight = Date.parse(`${day}T00:00:00Z`);
  // No zone is more than 14 hours from UTC: the day begins in this range, and dates only increase within it.
  let before = midnight - 15 * 3_600_000;
  let reached = midnight + 15 * 3_600_000;
  while (reached - before > 1_000) {
    const middle = Math.floor((before + reached) / 2_000) * 1_000;
    if (dayOf(middle, timeZone) >= day) reached = middle;
    else before = middle;
  }
  return reached;
}
