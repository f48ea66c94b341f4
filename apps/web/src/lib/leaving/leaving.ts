/** Something on the screen that would be lost: what was typed and not saved, what is shown once, or work that is not done. */
export interface Unsaved {
  readonly kind: 'typed' | 'shown_once' | 'unfinished';
  /** Asked when it matters. */
  readonly isOpen: () => boolean;
  /** Lets go of it for good; without this, what was typed is kept for when the form is opened again. */
  readonly discard: () => void;
}

/** What was about to happen when something unsaved stood in the way. */
export interface Leaving {
  readonly kind: Unsaved['kind'] | 'in_call';
  readonly go: () => void;
  readonly stay: () => void;
}

const all = new Set<Unsaved>();
const listeners = new Set<() => void>();
let leaving: Leaving | null = null;
/** While what was asked about happens, nothing asks again. */
let isPassing = false;

const told = () => listeners.forEach((listener) => listener());

export function addUnsaved(one: Unsaved): () => void {
  all.add(one);
  return () => void all.delete(one);
}

const open = (): Unsaved[] => [...all].filter((one) => one.isOpen());

export const isAnythingUnsaved = (): boolean => !isPassing && open().length > 0;

/** Goes at once when nothing would be lost, else asks first. */
export function leave(go: () => void, stay: () => void = () => undefined): void {
  const [first] = open();
  if (!first || isPassing) return go();
  leaving?.stay();
  leaving = { kind: first.kind, go, stay };
  told();
}

/** Signing out in a call asks first; what was typed is asked about after that. */
export function leaveCall(go: () => void): void {
  leaving?.stay();
  leaving = { kind: 'in_call', go: () => leave(go), stay: () => undefined };
  told();
}

export const currentLeaving = (): Leaving | null => leaving;

export function onLeaving(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** The answer to the question: stay, leave and keep what was typed for later, or leave and let go of it. */
export function answerLeaving(answer: 'stay' | 'keep' | 'discard'): void {
  const asked = leaving;
  leaving = null;
  told();
  if (answer === 'stay') return asked?.stay();
  if (asked?.kind === 'in_call') return asked.go();
  if (answer === 'discard') for (const one of open()) one.discard();
  isPassing = true;
  asked?.go();
  setTimeout(() => (isPassing = false));
}
