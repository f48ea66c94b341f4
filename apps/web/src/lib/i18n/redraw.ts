import i18next from 'i18next';

/** Says that what the screens show is to be written anew. */
export const redrawn = 'redrawn';

/** Writes every text on the screen anew: something that they are made of was loaded. */
export function redraw(): void {
  i18next.emit(redrawn);
}
