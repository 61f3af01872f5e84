import { expect, it } from 'vitest'
import { WorkbenchError } from '#shared/errors.ts'
import { errorText } from './errorText.ts'

it('says an error in one line with its advice, then what is wrong line by line', () => {
  expect(errorText(new WorkbenchError({ code: 'run-unknown', folder: 'runs/a' }))).toBe(
    'runs/a holds no run. See the runs with: recnet list',
  )
  const issues = [{ file: 'a.inter', row: 2, column: 'rating', expected: 'a number', found: 'x' }]
  expect(errorText(new WorkbenchError({ code: 'dataset-rows-invalid', issues, total: 2 }))).toBe(
    '2 of the rows cannot be read; nothing was imported. Mend these rows and import again, or leave more of them out: --rejects <percent>.\n  a.inter, row 2, column rating: expected a number, found x\n  … and 1 more',
  )
  expect(errorText(new WorkbenchError({ code: 'name-invalid', expected: 'letters', found: '1' }))).toBe(
    'Expected a name of letters, found “1”.',
  )
})

it('names the entry of the log if the engine has kept one', () => {
  const fault = new WorkbenchError({ code: 'run-unknown', folder: 'runs/a' }, { logId: 'mh-2-7' })
  expect(errorText(fault).split('\n')).toEqual([
    'runs/a holds no run. See the runs with: recnet list',
    'Its causes are in entry mh-2-7 of the log; see them with: recnet log',
  ])
})

it('says a fault in a sentence, and shows its stack only where that is asked for', () => {
  const fault = new TypeError('x is not a function')
  expect(errorText(fault)).toBe('A fault of the workbench itself: x is not a function')
  expect(errorText(fault, true)).toBe(`A fault of the workbench itself: x is not a function\n${fault.stack}`)
  expect(errorText('text')).toBe('A fault of the workbench itself: text')
})

it('says an error of the system in a sentence', () => {
  const full = Object.assign(new Error('ENOSPC: no space left on device, write'), {
    code: 'ENOSPC',
    path: '/d/a',
  })
  expect(errorText(full)).toBe(
    'There is no room on the disk to write /d/a. What was saved before is whole. Make room on that disk (or in what you may use of it), then run the same command again.',
  )
})
