/** Keeps what was only to be noted beside what is read from being a reason not to read. */
import { systemFault } from '#shared/errors/systemFault.ts'

/** An argument for `catch`: passes over a fault of the system, such as a disk that can only be read, and rethrows any other error. */
export function ifUnwritable(error: unknown): void {
  if (systemFault(error) === null) throw error
}
