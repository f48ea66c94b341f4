/** Scrolls the first of these fields, in the order of the form, into view and focuses it. */
export function focusField(form: HTMLFormElement | null, paths: readonly string[]): void {
  const fields = [...(form?.querySelectorAll<HTMLElement>('[data-path]') ?? [])];
  const first = fields.find(({ dataset }) => paths.includes(dataset.path ?? ''));
  if (!first) return;
  const target = first.matches('input, textarea, select, button')
    ? first
    : (first.querySelector<HTMLElement>('input, textarea, select, button') ?? first);
  target.scrollIntoView({ block: 'center' });
  target.focus({ preventScroll: true });
}
