/** Reads the cores and the memory that this process may use: a container may be given less than its host has. */
import { readFileSync } from 'node:fs'
import { availableParallelism, totalmem } from 'node:os'
import type { MachineFacts } from '../../ports/machine.ts'

/** Returns platform, cores and memory in bytes. `cgroup` is the path at which control groups are mounted. */
export function machineFacts(cgroup = '/sys/fs/cgroup'): MachineFacts {
  const limit = memoryLimit(cgroup)
  return {
    platform: `${process.platform} ${process.arch}`,
    cores: Math.max(1, Math.min(availableParallelism(), Math.floor(coreLimit(cgroup)))),
    memoryBytes: Math.min(totalmem(), limit),
  }
}

/**
 * Returns the limit in cores. Control groups version 2 write `<quota> <period>` in microseconds, or `max <period>`;
 * version 1 has one file for each, with a quota of -1 for no limit.
 */
function coreLimit(cgroup: string): number {
  const [quota, period] = (textOf(`${cgroup}/cpu.max`) ?? versionOne(cgroup)).split(' ').map(Number)
  return quota !== undefined && period !== undefined && quota > 0 && period > 0 ? quota / period : Infinity
}

function versionOne(cgroup: string): string {
  return `${textOf(`${cgroup}/cpu/cpu.cfs_quota_us`)} ${textOf(`${cgroup}/cpu/cpu.cfs_period_us`)}`
}

function memoryLimit(cgroup: string): number {
  const bytes = Number(textOf(`${cgroup}/memory.max`) ?? textOf(`${cgroup}/memory/memory.limit_in_bytes`))
  return bytes > 0 ? bytes : Infinity
}

function textOf(path: string): string | null {
  try {
    return readFileSync(path, 'utf8').trim()
  } catch {
    // Most systems and containers have no such file; then nothing limits the memory but the machine.
    return null
  }
}
