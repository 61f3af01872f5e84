/** The names of the variants that a run can have. */
import { methodVariants } from '../../methods/methods.ts'

/** Returns the names of the variants of all methods, in order. */
export function variantNames(): readonly string[] {
  return methodVariants().map(({ name }) => name)
}
