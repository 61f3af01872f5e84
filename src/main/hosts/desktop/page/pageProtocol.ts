/** `app://workbench/…`: the built page, and nothing else, for the window. */
import { readFile } from 'node:fs/promises'
import type { CustomScheme } from 'electron'
import { isPlace } from '#shared/contract/places.ts'
import { CONTENT_SECURITY_POLICY } from '../../page/contentSecurityPolicy.ts'
import { findPageFile } from '../../page/findPageFile.ts'
import { isOfPage, PAGE_ORIGIN, PAGE_SCHEME } from './pageAddress.ts'

/** To be registered before Electron is ready. `standard` gives the page an origin, and with it `'self'` in its policy. */
export const PAGE_SCHEMES: CustomScheme[] = [
  {
    scheme: PAGE_SCHEME,
    privileges: { standard: true, secure: true, supportFetchAPI: true, codeCache: true },
  },
]

const HEADERS = {
  'Content-Security-Policy': CONTENT_SECURITY_POLICY,
  'X-Content-Type-Options': 'nosniff',
  'Referrer-Policy': 'no-referrer',
}

/** Answers requests of the window from the files of `folder`. */
export function pageProtocol(folder: string): (request: Request) => Promise<Response> {
  return async ({ method, url }) => {
    if (method !== 'GET' && method !== 'HEAD') return answer(405, { text: 'Only GET and HEAD.' })
    if (!isOfPage(url, PAGE_ORIGIN)) return answer(404, { text: 'There is no such page.' })
    const { pathname } = new URL(url)
    const found = await findPageFile(folder, pathname, isPlace)
    if (!found)
      return answer(404, {
        text:
          pathname === '/'
            ? 'The page has not been built. Build it with: npm run build'
            : 'There is no such page.',
      })
    // Read whole, by Electron's file functions, which know the archive; a stream would need a descriptor, and those of
    // files in the archive are fakes.
    const body = method === 'HEAD' ? null : await readFile(found.file)
    return new Response(body, {
      headers: { ...HEADERS, 'Content-Type': found.type, 'Cache-Control': 'no-store' },
    })
  }
}

function answer(status: number, { text }: { readonly text: string }): Response {
  return new Response(`${text}\n`, {
    status,
    headers: { ...HEADERS, 'Content-Type': 'text/plain; charset=utf-8', 'Cache-Control': 'no-store' },
  })
}
