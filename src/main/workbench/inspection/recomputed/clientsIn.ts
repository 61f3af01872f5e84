/** The clients that a call is about. */
import { isClientId } from '#shared/vocabulary/ids.ts'

/** Returns the clients in the subject of a call, such as `u:3+i:7` or `u:3/ranking`. */
export function clientsIn(subject: string): readonly string[] {
  return subject.split(/[/+]/).filter(isClientId)
}
