/** Work in an engine of another program, which may end before the work does. */
import { WorkbenchError } from '#shared/errors.ts'
import type { TerminalEngine } from '../openEngine.ts'

/** Whether an error says that the engine has ended. */
export function isEngineLost(error: unknown): boolean {
  return error instanceof WorkbenchError && error.code === 'engine-lost'
}

/** Resolves to what the work resolves to, or to `lost` where the engine ends first. */
export async function untilLost<Result>(
  work: Promise<Result>,
  { gone }: Pick<TerminalEngine, 'gone'>,
): Promise<Result | 'lost'> {
  try {
    return await Promise.race([work, gone.then(() => 'lost' as const)])
  } catch (error) {
    if (isEngineLost(error)) return 'lost'
    throw error
  }
}
