/**
 * Returns whether a text says that nothing is to change. The prompts ask for “no adjustment”; replies vary the wording.
 */
export function saysNoAdjustment(text: string): boolean {
  return /^\W*no (adjustment|change)s?( (is|are))?( (needed|required))?\W*$/i.test(text)
}
