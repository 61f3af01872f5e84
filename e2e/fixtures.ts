/** One host and one page per test; a test is skipped, in words, where its host cannot be started. */
import { test as base, type Page } from 'playwright/test'
import { missingFor, startHost, type Host } from './hosts.testing.ts'

export { expect } from 'playwright/test'

export const test = base.extend<{ host: Host; workbench: Page }>({
  host: async ({}, use, info) => {
    const kind = info.project.name === 'desktop' ? 'desktop' : 'browser'
    const missing = missingFor(kind)
    base.skip(missing !== null, missing ?? '')
    const host = await startHost(kind)
    await use(host)
    await host.close()
  },
  workbench: async ({ host }, use, info) => {
    const page = await host.open()
    const complaints: string[] = []
    page.on('console', (message) => message.type() === 'error' && complaints.push(message.text()))
    page.on('pageerror', (error) => complaints.push(error.message))
    await use(page)
    // A page that complains to its console has a fault, whatever the test looked at.
    if (info.status === 'passed' && complaints.length > 0)
      throw new Error(`The page complained: ${complaints.join('\n')}`)
  },
})
