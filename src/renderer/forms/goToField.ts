/** Scrolls a field of the form into sight and moves the focus to it. */
export function goToField(field: string): void {
  const place = document.getElementById(`field-${field}`)
  place?.scrollIntoView({ block: 'center' })
  place?.querySelector<HTMLElement>('input, select, button')?.focus({ preventScroll: true })
}
