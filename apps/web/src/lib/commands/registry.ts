import { useEffect, useSyncExternalStore } from 'react';

/** A command that Ctrl K offers while its owner is on the screen. */
export interface Command {
  readonly id: string;
  readonly label: string;
  readonly group: string;
  readonly hint?: string;
  readonly run: () => void;
}

/** One line of the help that `?` opens, and what the keys do if the frame should handle them. */
export interface KeyHint {
  readonly keys: string;
  readonly label: string;
  readonly group: string;
  /** The key chords, if `keys` stands for several. */
  readonly chords?: readonly string[];
  /** Never called while the user is typing. */
  readonly run?: (chord: string) => void;
}

class Registry<T> {
  private readonly owners = new Map<symbol, readonly T[]>();
  private readonly listeners = new Set<() => void>();
  private flat: readonly T[] = [];

  readonly subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  };

  readonly list = (): readonly T[] => this.flat;

  put(owner: symbol, items: readonly T[]): () => void {
    this.owners.set(owner, items);
    this.changed();
    return () => {
      this.owners.delete(owner);
      this.changed();
    };
  }

  private changed(): void {
    this.flat = [...this.owners.values()].flat();
    this.listeners.forEach((listener) => listener());
  }
}

const commands = new Registry<Command>();
const keys = new Registry<KeyHint>();

/** Offers commands while the component is mounted. Pass a memoized array. */
export function useCommands(items: readonly Command[]): void {
  useEffect(() => commands.put(Symbol('commands'), items), [items]);
}

/** Lists keys in the help while the component is mounted. Pass a memoized array. */
export function useKeys(items: readonly KeyHint[]): void {
  useEffect(() => keys.put(Symbol('keys'), items), [items]);
}

export function useCommandList(): readonly Command[] {
  return useSyncExternalStore(commands.subscribe, commands.list);
}

/** Returns the action for the keys that were just pressed; undefined if nothing on the screen handles them. */
export function keyWanted(chord: string): (() => void) | undefined {
  const match = keys.list().findLast(({ keys: own, chords, run }) => run && (chords ?? [own]).includes(chord));
  return match?.run && (() => match.run?.(chord));
}

export function useKeyList(): readonly KeyHint[] {
  return useSyncExternalStore(keys.subscribe, keys.list);
}
