/** Keeps room on the disk for bytes of which nobody says how many come: a server that never ends would fill it to the last one. */
import { requireRoom } from './diskRoom.ts'

/** Bytes for which there must be room before the first of them is written; the disk is asked once for so many. */
const AHEAD = 64e6

/** Returns a function that is told of bytes before they are written. It rejects with `disk-full` where too little room would be left. */
export function roomAhead(
  folder: string,
  { ahead = AHEAD, require = requireRoom } = {},
): (bytes: number) => Promise<void> {
  let left = 0
  return async (bytes) => {
    if (bytes > left) {
      await require(folder, Math.max(ahead, bytes))
      left = Math.max(ahead, bytes)
    }
    left -= bytes
  }
}
