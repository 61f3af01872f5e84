/** What every language has: the areas and keys of the English messages. */
import type { english } from './en/english.ts'

/** The messages of one language: its areas, each with its messages by key. */
export type Messages = typeof english
