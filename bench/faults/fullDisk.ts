/**
 * A disk that fills in the midst of what SQLite and LanceDB write by themselves, at many sizes: a small file system in memory, which
 * gets room once something was refused. Linux only, and only as root, since it has to be mounted.
 */
import { spawn, spawnSync } from 'node:child_process'
import { mkdir, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { FaultEnd, FaultPart } from './faultPart.ts'
import { Tally } from './tally.ts'

const CHILD = join(import.meta.dirname, 'fullDiskChild.ts')
/** All that the child writes, with SQLite's log of changes, takes less than the largest of them. */
const LEAST_KIB = 8
const MOST_KIB = 8192
const ROOM_KIB = 64 * 1024
const LIMIT_MS = 180_000

export const fullDiskPart: FaultPart = {
  name: 'full disk',
  count: 60,
  run: async (count) => {
    const tally = new Tally('full disk')
    const root = await mkdtemp(join(tmpdir(), 'recnet-full-disk-'))
    const disk = join(root, 'disk')
    await mkdir(disk)
    if (!mounted(disk, MOST_KIB)) {
      console.error(
        'full disk: skipped, because no file system could be mounted here (that takes Linux, and root).',
      )
      await rm(root, { recursive: true })
      return []
    }
    unmount(disk)
    for (let number = 0; number < count; number += 1) {
      const kib = Math.round(LEAST_KIB + ((MOST_KIB - LEAST_KIB) * number) / Math.max(1, count - 1))
      mounted(disk, kib)
      try {
        const { end, what } = await filled(disk)
        tally.add(end, `${kib} KiB: ${what}`)
      } finally {
        unmount(disk)
      }
    }
    await rm(root, { recursive: true })
    return tally.outcomes
  },
}

/** Each time the child is refused it is given room and goes on; one that dies is begun again, and has crashed all the same. */
function filled(disk: string): Promise<{ readonly end: FaultEnd; readonly what: string }> {
  return new Promise((resolve) => {
    const child = spawn(process.execPath, [CHILD, disk], { stdio: ['pipe', 'pipe', 'pipe'] })
    const timer = setTimeout(() => child.kill('SIGKILL'), LIMIT_MS)
    let [text, errors, rooms] = ['', '', 0]
    child.stderr.on('data', (chunk: Buffer) => (errors = (errors + chunk.toString()).slice(-2000)))
    child.stdout.on('data', (chunk: Buffer) => {
      text += chunk.toString()
      for (; (text.match(/^full /gm) ?? []).length > rooms; rooms += 1) {
        grow(disk)
        child.stdin.write('go on\n')
      }
    })
    child.once('close', (code, signal) => {
      clearTimeout(timer)
      const last = text.trimEnd().split('\n').at(-1) ?? ''
      const what = `${last} ${errors}`
      if (code !== 0) resolve({ end: 'crashed', what: `${String(code ?? signal)}: ${what}` })
      else if (last !== 'whole') resolve({ end: last.startsWith('lost') ? 'lost' : 'silent', what })
      else resolve({ end: rooms > 0 ? 'resumed' : 'whole', what })
    })
  })
}

function mounted(disk: string, kib: number): boolean {
  return spawnSync('mount', ['-t', 'tmpfs', '-o', `size=${kib}k`, 'tmpfs', disk]).status === 0
}

function grow(disk: string): void {
  spawnSync('mount', ['-o', `remount,size=${ROOM_KIB}k`, disk])
}

function unmount(disk: string): void {
  spawnSync('umount', [disk])
}
