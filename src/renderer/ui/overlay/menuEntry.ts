/** One action of a menu. */
export interface MenuEntry {
  readonly label: string
  readonly run: () => void
  readonly disabled?: boolean
  readonly danger?: boolean
  /** Whether a line is drawn above it. */
  readonly separated?: boolean
}
