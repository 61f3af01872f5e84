/** How many users, items and interactions of each kind the raw files hold. */

/** Users and items come in kinds, so that what five-core leaves is known beforehand. */
export interface RawShape {
  /** Users and items that five-core leaves when items without a clean title are left out first, and their interactions. */
  readonly core: { readonly users: number; readonly items: number; readonly rows: number }
  /** Items that five-core leaves as well unless their title counts; only users of the core take them. */
  readonly untitled: { readonly dirty: number; readonly empty: number; readonly undescribed: number }
  /** Interactions of users, and with items, that have too few from the start. */
  readonly lightRows: { readonly ofUsers: number; readonly ofItems: number }
  /** Users with five interactions, of which two are with items that have too few: they go in the second round. */
  readonly chainUsers: number
  /** Reviews that repeat user and item of another. */
  readonly repeats: number
  /** Lines of reviews and of metadata that cannot be read. */
  readonly badReviews: number
  readonly badItems: number
  /** Lines of metadata that describe an item again. */
  readonly repeatedItems: number
}

/** Table 1 of the paper, "CDs (full)". */
const CDS = { users: 84_522, items: 56_883, interactions: 961_572 }

/** Returns the shape of CDs and Vinyl; `extra` is the share of interactions beside the core, 3.7 in the whole category. */
export function rawShape(scale: number, extra: number): RawShape {
  const users = Math.round(CDS.users * scale)
  const items = Math.round(CDS.items * scale)
  const rows = Math.round(CDS.interactions * scale)
  const some = (share: number, all: number) => Math.max(1, Math.round(share * all))
  return {
    core: { users, items, rows },
    untitled: { dirty: some(0.006, items), empty: some(0.008, items), undescribed: some(0.015, items) },
    lightRows: { ofUsers: some(0.6 * extra, rows), ofItems: some(0.25 * extra, rows) },
    chainUsers: some(0.03 * extra, rows),
    repeats: some(0.005, rows),
    badReviews: some(0.002, rows),
    badItems: some(0.001, items),
    repeatedItems: some(0.01, items),
  }
}
