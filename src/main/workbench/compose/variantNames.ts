/** What a run may be called by: the rows of all methods, in their order. */
import { methodVariants } from '../../methods/methods.ts'

export function variantNames(): readonly string[] {
  return methodVariants().map(({ name }) => name)
}
