/** "+12125550100" -> "(212) 555-0100"; numbers of other countries keep their plus and are spaced in threes. */
export function phoneNumber(e164: string): string {
  const north = /^\+1(\d{3})(\d{3})(\d{4})$/.exec(e164);
  if (north) return `(${north[1]}) ${north[2]}-${north[3]}`;
  const other = /^\+(\d{1,3})(\d{6,12})$/.exec(e164);
  if (!other) return e164;
  return `+${other[1]} ${(other[2] ?? '').replace(/(\d{3})(?=\d{2})/g, '$1 ')}`.trim();
}

/** What is typed as people write it, "(212) 555-0100" or "+1 212 555 0100", as E.164; null when it is no number yet. */
export function asE164(typed: string): string | null {
  const digits = typed.replace(/[^\d+]/g, '');
  const number = digits.startsWith('+') ? digits : digits.length === 10 ? `+1${digits}` : `+${digits}`;
  return /^\+[1-9]\d{6,14}$/.test(number) ? number : null;
}

export function callerName(e164: string | null, unknown: string): string {
  return e164 ? phoneNumber(e164) : unknown;
}
