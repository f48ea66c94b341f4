/** The emitting side of a list of listeners. */
export interface Teller<Events extends object> {
  emit<Name extends keyof Events>(name: Name, value: Events[Name]): void;
}

/** A typed list of listeners, used by lines and phones. */
export class Signals<Events extends object> implements Teller<Events> {
  private listeners: { [Name in keyof Events]?: Set<(value: Events[Name]) => void> } = {};

  /** Returns a function that removes the listener. */
  on<Name extends keyof Events>(name: Name, listener: (value: Events[Name]) => void): () => void {
    const all = this.listeners[name] ?? new Set();
    this.listeners[name] = all;
    all.add(listener);
    return () => {
      all.delete(listener);
    };
  }

  emit<Name extends keyof Events>(name: Name, value: Events[Name]): void {
    for (const listener of [...(this.listeners[name] ?? [])]) listener(value);
  }

  clear(): void {
    this.listeners = {};
  }
}
