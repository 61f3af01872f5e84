/** The names of model calls: `step/prompt/subject`, such as `412/merge/u:2867`; a repair ends in `/repair`. */

const REPAIR = '/repair'

/** The parts of the name of a call. */
export interface CallNameParts {
  /** The name without the ending of a repair. */
  readonly call: string
  /** 0 where the name has none. */
  readonly step: number
  readonly prompt: string
  /** What the call is about: `u:3`, `r5`, `u:3/ranking`. */
  readonly subject: string
  readonly isRepair: boolean
}

/** Returns the name of the repair of a call. */
export function repairOf(call: string): string {
  return `${call}${REPAIR}`
}

/** Parts the name of a call. */
export function callNameParts(name: string): CallNameParts {
  const isRepair = name.endsWith(REPAIR)
  const call = isRepair ? name.slice(0, -REPAIR.length) : name
  const [step = '', prompt = '', ...subject] = call.split('/')
  return { call, step: Number(step) || 0, prompt, subject: subject.join('/'), isRepair }
}
