/** Puts the keyboard into a field and the field into sight. */
export function goToField(field: string): void {
  const place = document.getElementById(`field-${field}`)
  place?.scrollIntoView({ block: 'center' })
  place?.querySelector<HTMLElement>('input, select, button')?.focus({ preventScroll: true })
}
