import type { FileHandle } from 'node:fs/promises'
import { expect, it } from 'vitest'
import { writeAll } from './writeAll.ts'

it('writes the rest of a chunk of which the disk took a part only', async () => {
  const disk = Buffer.alloc(9, '.')
  const write = async (chunk: Buffer, offset: number, length: number, position: number) => {
    const bytesWritten = Math.min(2, length)
    chunk.copy(disk, position, offset, offset + bytesWritten)
    return { bytesWritten, buffer: chunk }
  }
  await writeAll({ write } as unknown as FileHandle, Buffer.from('abcde'), 3)
  expect(disk.toString()).toBe('...abcde.')
})
