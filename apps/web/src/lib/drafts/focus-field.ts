/** Brings the first of these fields, as the form shows them, into sight and gives it the focus. */
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
