/** The keys that were pressed together, as the help writes them: "M", "?", "Ctrl Shift E"; null with Alt or Meta. */
export function chordOf(
  event: Pick<KeyboardEvent, 'key' | 'ctrlKey' | 'shiftKey' | 'altKey' | 'metaKey'>,
): string | null {
  if (event.altKey || event.metaKey) return null;
  const key = event.key.length === 1 ? event.key.toUpperCase() : event.key;
  if (!event.ctrlKey) return key;
  return ['Ctrl', event.shiftKey ? 'Shift' : '', key].filter(Boolean).join(' ');
}

/** Inputs in which nothing is written: a letter pressed in one is a key, not a word. */
const UNWRITTEN = ['radio', 'checkbox', 'button', 'submit', 'reset', 'range', 'color', 'file'];

/** True where a key that is pressed writes something. */
export function isTyping(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) return false;
  if (target instanceof HTMLInputElement) return !UNWRITTEN.includes(target.type);
  return target.isContentEditable || /^(TEXTAREA|SELECT)$/.test(target.tagName);
}
