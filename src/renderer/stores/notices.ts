/** Short words on what was just done, with a way to undo it, and errors that have no better place. */
import { defineStore } from 'pinia'
import { shallowRef } from 'vue'
import { fromWire, isCancellation, toWire, type WorkbenchError } from '#shared/errors.ts'

export interface Notice {
  readonly id: number
  readonly text: string
  readonly error: WorkbenchError | null
  readonly undo: (() => void) | null
}

export const useNotices = defineStore('notices', () => {
  const notices = shallowRef<Notice[]>([])
  let lastId = 0

  function add(notice: Omit<Notice, 'id'>): void {
    lastId += 1
    notices.value = [...notices.value.slice(-3), { ...notice, id: lastId }]
  }

  function fail(error: unknown): void {
    if (!isCancellation(error)) add({ text: '', error: fromWire(toWire(error)), undo: null })
  }

  return {
    notices,
    tell: (text: string, undo: (() => void) | null = null) => add({ text, error: null, undo }),
    fail,
    /** Does the work and tells if it fails. Answers whether it succeeded. */
    attempt: async (work: () => Promise<unknown>): Promise<boolean> => {
      try {
        await work()
        return true
      } catch (error) {
        fail(error)
        return false
      }
    },
    dismiss: (id: number) => {
      notices.value = notices.value.filter((notice) => notice.id !== id)
    },
  }
})
