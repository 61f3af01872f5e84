/** Whether processes of this machine live. */

/** Whether there is a process of this id. Ids are given again, so it need not be the process that had it before. */
export function isRunning(pid: number): boolean {
  if (!Number.isInteger(pid) || pid <= 0) return false
  try {
    // Signal 0 is sent to nobody; it only asks.
    process.kill(pid, 0)
    return true
  } catch (error) {
    // A process of another user may not be signalled, but it is there.
    return error instanceof Error && 'code' in error && error.code === 'EPERM'
  }
}
