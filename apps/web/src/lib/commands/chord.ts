/**
 * Returns the keys pressed together as the help writes them ("M", "?", "Ctrl Shift E"), or null with Alt or Meta.
 */
export function chordOf(
  event: Pick<KeyboardEvent, 'key' | 'ctrlKey' | 'shiftKey' | 'altKey' | 'metaKey'>,
): string | null {
  if (event.altKey || event.metaKey) return null;
  const key = event.key.length === 1 ? event.key.toUpperCase() : event.key;
  if (!event.ctrlKey) return key;
  return ['Ctrl', event.shiftKey ? 'Shift' : '', key].filter(Boolean).join(' ');
}

/** Inputs that do not take text: a letter pressed in one of them is a shortcut. */
const UNWRITTEN = ['radio', 'checkbox', 'button', 'submit', 'reset', 'range', 'color', 'file'];

/** True when a pressed key types text at this element. */
export function isTyping(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) return false;
  if (target instanceof HTMLInputElement) return !UNWRITTEN.includes(target.type);
  return target.isContentEditable || /^(TEXTAREA|SELECT)$/.test(target.tagName);
}
