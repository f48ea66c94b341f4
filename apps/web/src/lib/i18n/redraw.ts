import i18next from 'i18next';

/** Notifies the screens that their texts must be rendered again. */
export const redrawn = 'redrawn';

/** Renders every text on the screen again, after something they depend on was loaded. */
export function redraw(): void {
  i18next.emit(redrawn);
}
