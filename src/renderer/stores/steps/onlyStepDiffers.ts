/** Whether two questions ask for the same thing at different steps. */

/** Returns true where both are there and all of their parameters but `step` are the same. */
export function onlyStepDiffers(one: object | null, other: object | null): boolean {
  return one !== null && other !== null && withoutStep(one) === withoutStep(other)
}

function withoutStep(params: object): string {
  return JSON.stringify({ ...params, step: undefined })
}
