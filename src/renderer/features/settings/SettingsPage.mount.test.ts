/** Settings that take effect at once, each with what became of it under its own field. */
import { describe, expect, it } from 'vitest'
import { eventually } from '#shared/eventually.testing.ts'
import { WorkbenchError } from '#shared/errors.ts'
import { workbenchSettings } from '#shared/vocabulary/workbenchSettings.ts'
import { openPage } from '../../mounted/openedPage.testing.ts'
import { playEngine } from '../../mounted/playedEngine.testing.ts'

const kept = { replies: 1200, bytes: 5_400_000, fileBytes: 9_000_000 }
type Played = Parameters<typeof playEngine>[0]
const engineWith = (played: Played = {}) =>
  playEngine({
    'replies.size': () => kept,
    'settings.change': (changes) =>
      workbenchSettings.parse(JSON.parse(JSON.stringify({ ...workbenchSettings.parse({}), ...changes }))),
    ...played,
  })
const sections = () => [...document.querySelectorAll('main h2')].map((one) => one.textContent)
/** Of the row in which the control with this label stands. */
const saidBeside = (control: HTMLElement) => control.closest('.setting')?.querySelector('.said')?.textContent

describe('the page of settings', () => {
  it('shows its sections, the folders, the machine and what is kept', async () => {
    const page = await openPage(engineWith(), '/settings')
    await page.see('1,200 replies with their prompts, 5.4 MB')
    expect(sections()).toEqual(
      expect.arrayContaining(['Appearance', 'Work', 'Kept replies', 'Folders', 'Engine and machine']),
    )
    expect(page.text()).toContain('/home/ada/recnet/runs')
    expect(page.text()).toContain('With 0, as many as the machine has: 8 cores.')
    expect(page.rowsOf('Versions, machine and engine')).toContainEqual(['Memory', '16 GB'])
  })

  it('keeps a change at once and says so beside it, and nowhere else', async () => {
    const engine = engineWith()
    const page = await openPage(engine, '/settings')
    await page.see('Parallel runs')
    await page.type('Parallel runs', '3')
    await eventually(() => expect(saidBeside(page.control('Parallel runs'))).toBe('Saved.'))
    expect(engine.asked('settings.change')).toEqual([{ parallelRuns: 3 }])
    expect(saidBeside(page.control('Threads of local models'))).toBe('')
    await page.type('Theme', 'dark')
    await eventually(() => expect(document.documentElement.dataset['theme']).toBe('dark'))
  })

  it('never keeps a number that is out of range, and says what is wrong with it', async () => {
    const engine = engineWith()
    const page = await openPage(engine, '/settings')
    await page.see('Parallel runs')
    await page.type('Parallel runs', '9')
    await page.see('Expected a whole number from 1 to 8; found 9.')
    expect(engine.asked('settings.change')).toEqual([])
    expect(page.control('Parallel runs').value).toBe('9')
  })

  it('says why a change was not kept', async () => {
    const page = await openPage(
      engineWith({
        'settings.change': () => {
          throw new WorkbenchError({ code: 'disk-full', folder: '/home/ada', needed: 4096, free: 0 })
        },
      }),
      '/settings',
    )
    await page.see('Parallel runs')
    await page.type('Parallel runs', '2')
    await page.see('/home/ada')
    expect(saidBeside(page.control('Parallel runs'))).toBe('')
  })

  it('removes kept replies once that was confirmed, and asks how much is kept then', async () => {
    let now = kept
    const engine = engineWith({
      'replies.size': () => now,
      'replies.clear': () => (now = { replies: 0, bytes: 0, fileBytes: 4096 }),
    })
    const page = await openPage(engine, '/settings')
    await page.see('1,200 replies')
    await page.press('Remove all kept replies…')
    expect(engine.asked('replies.clear')).toEqual([])
    await page.press('Remove all')
    await page.see('No replies are kept.')
    expect(document.body.textContent).toContain('Removed 1,200 kept replies.')
  })
})
