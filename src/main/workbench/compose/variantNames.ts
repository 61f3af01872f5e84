/** What an experiment may be called by: the rows of Table 3 of the paper, in its order. */
import { VARIANTS } from '../../recnet/workflow/variants.ts'

export function variantNames(): readonly string[] {
  return Object.keys(VARIANTS)
}
