/** Checks whether a process of this machine is running. */

/** Tells whether a process with this id is running. The system reuses ids, so it need not be the process that had the id before. */
export function isRunning(pid: number): boolean {
  if (!Number.isInteger(pid) || pid <= 0) return false
  try {
    // Signal 0 is not delivered; it only checks that the process exists.
    process.kill(pid, 0)
    return true
  } catch (error) {
    // A process of another user may not be signalled, but it is there.
    return error instanceof Error && 'code' in error && error.code === 'EPERM'
  }
}
