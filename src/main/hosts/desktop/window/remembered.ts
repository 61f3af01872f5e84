/** What the window remembers between two starts: where it stood, and the folders that its dialogs opened last. */
import { readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { z } from 'zod'

export const bounds = z.strictObject({
  x: z.int(),
  y: z.int(),
  width: z.int().min(1).max(100_000),
  height: z.int().min(1).max(100_000),
})
export type Bounds = Readonly<z.infer<typeof bounds>>

const memory = z.strictObject({
  bounds: bounds.optional(),
  isMaximised: z.boolean().optional(),
  openFolder: z.string().max(4096).optional(),
  saveFolder: z.string().max(4096).optional(),
})
export type Memory = Readonly<z.infer<typeof memory>>

export interface Remembered {
  readonly current: () => Memory
  /** Changes these values, and keeps the others. */
  readonly change: (part: Memory) => void
}

/** A file that is missing or broken is as good as none: nothing in it is worth a question to the user. */
export function remembered(file: string): Remembered {
  let current = read(file)
  return {
    current: () => current,
    change: (part) => {
      current = { ...current, ...part }
      write(file, current)
    },
  }
}

function read(file: string): Memory {
  try {
    return memory.parse(JSON.parse(readFileSync(file, 'utf8')))
  } catch {
    // Nothing in it is worth a question: the window opens where it does at first.
    return {}
  }
}

/** Whole or not at all, and at once: the last change comes while the program ends. */
function write(file: string, value: Memory): void {
  const part = `${file}.${process.pid}.part`
  try {
    writeFileSync(part, `${JSON.stringify(value, null, 2)}\n`, { flush: true })
    renameSync(part, file)
  } catch {
    // A full disk must not keep a window from closing; half a file goes where that is possible.
    removeHalf(part)
  }
}

function removeHalf(part: string): void {
  try {
    rmSync(part, { force: true })
  } catch {
    // The disk lets nothing be removed either; the half is never read.
  }
}
