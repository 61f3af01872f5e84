import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { availableParallelism, tmpdir, totalmem } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { machineFacts } from './machineFacts.ts'

let cgroup = ''
beforeEach(async () => {
  cgroup = await mkdtemp(join(tmpdir(), 'recnet-cgroup-'))
})
afterEach(() => rm(cgroup, { recursive: true, force: true }))

describe('machineFacts', () => {
  it('says what the machine has where nothing limits it', () => {
    expect(machineFacts(cgroup)).toEqual({
      platform: `${process.platform} ${process.arch}`,
      cores: availableParallelism(),
      memoryBytes: totalmem(),
    })
  })

  it('counts whole cores of a quota, but at least one, and the memory of the group', async () => {
    await writeFile(join(cgroup, 'cpu.max'), '150000 100000\n')
    await writeFile(join(cgroup, 'memory.max'), '1048576\n')
    expect(machineFacts(cgroup)).toMatchObject({ cores: 1, memoryBytes: 1048576 })
    await writeFile(join(cgroup, 'cpu.max'), '50000 100000\n')
    expect(machineFacts(cgroup).cores).toBe(1)
  })

  it('reads “max” and version 1, where -1 stands for none', async () => {
    await writeFile(join(cgroup, 'cpu.max'), 'max 100000\n')
    await writeFile(join(cgroup, 'memory.max'), 'max\n')
    expect(machineFacts(cgroup)).toMatchObject({ cores: availableParallelism(), memoryBytes: totalmem() })
    await rm(join(cgroup, 'cpu.max'))
    await mkdir(join(cgroup, 'cpu'))
    await writeFile(join(cgroup, 'cpu', 'cpu.cfs_quota_us'), '100000\n')
    await writeFile(join(cgroup, 'cpu', 'cpu.cfs_period_us'), '100000\n')
    expect(machineFacts(cgroup).cores).toBe(1)
    await writeFile(join(cgroup, 'cpu', 'cpu.cfs_quota_us'), '-1\n')
    expect(machineFacts(cgroup).cores).toBe(availableParallelism())
  })
})
