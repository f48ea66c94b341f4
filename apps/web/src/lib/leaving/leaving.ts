/**
 * Something on the screen that would be lost: unsaved input, a value that is shown only once, or unfinished work.
 */
export interface Unsaved {
  readonly kind: 'typed' | 'shown_once' | 'unfinished';
  /** Called when the user is about to leave. */
  readonly isOpen: () => boolean;
  /** Discards it for good; without this, typed input is kept for when the form is opened again. */
  readonly discard: () => void;
}

/** What the user was about to do when something unsaved was found. */
export interface Leaving {
  readonly kind: Unsaved['kind'] | 'in_call';
  readonly go: () => void;
  readonly stay: () => void;
}

const all = new Set<Unsaved>();
const listeners = new Set<() => void>();
let leaving: Leaving | null = null;
/** While the confirmed action runs, nothing asks again. */
let isPassing = false;

const notifyListeners = () => listeners.forEach((listener) => listener());

export function addUnsaved(one: Unsaved): () => void {
  all.add(one);
  return () => void all.delete(one);
}

const open = (): Unsaved[] => [...all].filter((one) => one.isOpen());

export const isAnythingUnsaved = (): boolean => !isPassing && open().length > 0;

/** Leaves at once when nothing would be lost, else asks first. */
export function leave(go: () => void, stay: () => void = () => undefined): void {
  const [first] = open();
  if (!first || isPassing) return go();
  leaving?.stay();
  leaving = { kind: first.kind, go, stay };
  notifyListeners();
}

/** Signing out in a call asks first, and asks about unsaved input after that. */
export function leaveCall(go: () => void): void {
  leaving?.stay();
  leaving = { kind: 'in_call', go: () => leave(go), stay: () => undefined };
  notifyListeners();
}

export const currentLeaving = (): Leaving | null => leaving;

export function onLeaving(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** The answer: stay, leave and keep the input for later, or leave and discard it. */
export function answerLeaving(answer: 'stay' | 'keep' | 'discard'): void {
  const asked = leaving;
  leaving = null;
  notifyListeners();
  if (answer === 'stay') return asked?.stay();
  if (asked?.kind === 'in_call') return asked.go();
  if (answer === 'discard') for (const one of open()) one.discard();
  isPassing = true;
  asked?.go();
  setTimeout(() => (isPassing = false));
}
