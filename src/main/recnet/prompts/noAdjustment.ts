/** The ways in which replies say that nothing is to change; the prompts ask for “no adjustment”. */
export function saysNoAdjustment(text: string): boolean {
  return /^\W*no (adjustment|change)s?( (is|are))?( (needed|required))?\W*$/i.test(text)
}
