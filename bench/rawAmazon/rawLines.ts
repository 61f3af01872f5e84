/** What one form of the raw files is made of. */

/** A review, before it is written in either form. */
export interface RawReview {
  readonly user: number
  readonly item: number
  readonly day: number
  /** 1 to 5. */
  readonly rating: number
  readonly text: string
  readonly summary: string
  /** A random number from 0 to 1 for what is there or not. */
  readonly luck: number
}

/** What is said of an item, before it is written in either form. */
export interface RawItem {
  readonly item: number
  readonly title: string
  readonly description: readonly string[]
  readonly features: readonly string[]
  readonly categories: readonly string[]
  readonly brand: string
  readonly price: string
  readonly related: readonly string[]
  readonly luck: number
}

/** How reviews and items are written, one line each, without the line feed. */
export interface RawForm {
  /** The names of the two files. */
  readonly reviewsFile: string
  readonly itemsFile: string
  review(review: RawReview): string
  item(item: RawItem): string
}
