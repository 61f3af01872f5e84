/** What a plain browser can do: files travel to the web host before they can be imported, and are saved as downloads. */
import type { PickKind, ServerFolder } from '#shared/contract/shell.ts'
import { WEB_PATHS, type UploadOpened } from '#shared/contract/webApi.ts'
import { fromWire, WorkbenchError, type WireError } from '#shared/errors.ts'
import { isHiddenFile } from '#shared/isHiddenFile.ts'
import type { Source } from '#shared/vocabulary/imports/imports.ts'
import type { OnProgress, Shell } from './shell.ts'
import { uploadFile } from './uploadFile.ts'

/** The shell of a page in a browser. `origin` is the address of the web host, and `tokenNow` tells its secret, sent with every request. */
export function browserShell(origin: string, tokenNow: () => string): Shell {
  const post = async <Answer>(path: string, body?: unknown): Promise<Answer> => {
    const init = body === undefined ? {} : { body: JSON.stringify(body) }
    return answerOf<Answer>(
      await asked(origin + path, { method: 'POST', headers: authorized(tokenNow()), ...init }),
    )
  }
  const sourceOfFiles = async (files: readonly File[], onProgress?: OnProgress): Promise<Source> => {
    const chosen = files.filter(isDirectlyInFolder)
    if (chosen.length === 0)
      throw new WorkbenchError({
        code: 'dataset-files-missing',
        folder: labelOf(files),
        expected: 'files',
        found: 'none',
      })
    const { upload } = await post<UploadOpened>(WEB_PATHS.uploads)
    const total = chosen.reduce((bytes, { size }) => bytes + size, 0) || 1
    let before = 0
    for (const file of chosen) {
      const url = `${origin}${WEB_PATHS.uploads}/${upload}/${encodeURIComponent(file.name)}`
      await uploadFile(url, {
        file,
        token: tokenNow(),
        onBytes: (bytes) => onProgress?.((before + bytes) / total),
      })
      before += file.size
    }
    onProgress?.(1)
    return post<Source>(`${WEB_PATHS.uploads}/${upload}/done`, { label: labelOf(chosen) })
  }
  return {
    host: 'browser',
    pickSource: async (kind, onProgress) => {
      const files = await pickFiles(kind)
      return files.length === 0 ? null : sourceOfFiles(files, onProgress)
    },
    sourceOfFiles,
    folders: async () =>
      answerOf<readonly ServerFolder[]>(
        await asked(origin + WEB_PATHS.folders, { headers: authorized(tokenNow()) }),
      ),
    grantFolder: (id) => post<Source>(WEB_PATHS.grantFolder, { id }),
    save: async ({ fileName, mime, base64 }) => {
      const bytes = Uint8Array.from(atob(base64), (character) => character.charCodeAt(0))
      download(new Blob([bytes], { type: mime }), fileName)
      return fileName
    },
  }
}

function authorized(token: string): Record<string, string> {
  return { Authorization: `Bearer ${token}`, 'Content-Type': 'application/json' }
}

async function asked(url: string, init: RequestInit): Promise<Response> {
  try {
    return await fetch(url, { ...init, cache: 'no-store' })
  } catch (cause) {
    throw new WorkbenchError(
      {
        code: 'engine-lost',
        reason: 'the workbench cannot be reached. See whether npm start is still running.',
      },
      { cause },
    )
  }
}

async function answerOf<Answer>(response: Response): Promise<Answer> {
  const answer: unknown = await response.json()
  if (response.ok) return answer as Answer
  throw fromWire((answer as { readonly error: WireError }).error)
}

/** Whether a file belongs to the choice: of a folder only the files directly in it, and no hidden ones. */
function isDirectlyInFolder(file: File): boolean {
  return file.webkitRelativePath.split('/').length <= 2 && !isHiddenFile(file.name)
}

function labelOf(files: readonly File[]): string {
  const [first] = files
  const folder = first?.webkitRelativePath.split('/')[0]
  const names = files.length > 1 ? `${first?.name} and ${files.length - 1} more` : first?.name
  return (folder || names || 'files').slice(0, 300)
}

/** Lets the user choose files or a folder. The list is empty where the user cancelled. */
function pickFiles(kind: PickKind): Promise<readonly File[]> {
  const input = document.createElement('input')
  input.type = 'file'
  input.multiple = true
  input.webkitdirectory = kind === 'folder'
  input.hidden = true
  document.body.append(input)
  return new Promise<readonly File[]>((resolve) => {
    input.addEventListener('change', () => resolve([...(input.files ?? [])]))
    input.addEventListener('cancel', () => resolve([]))
    input.click()
  }).finally(() => input.remove())
}

function download(blob: Blob, fileName: string): void {
  const link = document.createElement('a')
  link.href = URL.createObjectURL(blob)
  link.download = fileName
  link.hidden = true
  document.body.append(link)
  link.click()
  link.remove()
  // The browser reads the blob after this task. A minute is ample, and never to revoke it would keep it in memory.
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000)
}
