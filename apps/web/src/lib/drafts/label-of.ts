/** Returns a field's label on the screen, with its group ("English: Answer"). */
export function labelOf(form: HTMLFormElement | null, path: string): string {
  const field = form?.querySelector<HTMLElement>(`[data-path="${CSS.escape(path)}"]`);
  const named = field?.getAttribute('aria-labelledby');
  const label =
    (field instanceof HTMLInputElement || field instanceof HTMLTextAreaElement
      ? field.labels?.[0]?.textContent
      : null) ??
    (named ? document.getElementById(named)?.textContent : null) ??
    field?.getAttribute('aria-label') ??
    path;
  const group = field?.closest('fieldset')?.querySelector('legend')?.textContent;
  return group ? `${group}: ${label}` : label;
}
