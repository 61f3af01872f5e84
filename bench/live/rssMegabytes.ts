/** Memory of another process. Linux only. */
import { readFileSync } from 'node:fs'

/** Returns the megabytes that a process has in memory; 0 where there is none. */
export function rssMegabytes(pid: number | null): number {
  if (pid === null) return 0
  const [, kilobytes = '0'] = /^VmRSS:\s+(\d+) kB$/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8')) ?? []
  return Math.round(Number(kilobytes) / 1024)
}
