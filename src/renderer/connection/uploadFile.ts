/** Sends a file to the web host, by XMLHttpRequest, because fetch does not tell how much of a body was sent. */
import { fromWire, WorkbenchError, type WireError } from '#shared/errors.ts'

export interface Upload {
  readonly file: File
  readonly token: string
  readonly onBytes: (bytes: number) => void
}

/** Sends one file; `onBytes` is told how many bytes were sent so far. Rejects with `too-large`, `name-invalid` or `engine-lost`. */
export function uploadFile(url: string, { file, token, onBytes }: Upload): Promise<void> {
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest()
    request.open('PUT', url)
    request.setRequestHeader('Authorization', `Bearer ${token}`)
    request.upload.addEventListener('progress', ({ loaded }) => onBytes(Math.min(loaded, file.size)))
    request.addEventListener('load', () => {
      if (request.status === 204) resolve()
      else reject(refusalIn(request.responseText))
    })
    request.addEventListener('error', () => reject(broken(file.name)))
    request.addEventListener('abort', () => reject(broken(file.name)))
    request.send(file)
  })
}

function refusalIn(text: string): WorkbenchError {
  try {
    return fromWire((JSON.parse(text) as { readonly error: WireError }).error)
  } catch {
    // An answer that is no error of ours is told in its own words.
    return new WorkbenchError({
      code: 'internal',
      message: `the web host answered an upload with: ${text.slice(0, 200)}`,
    })
  }
}

function broken(name: string): WorkbenchError {
  return new WorkbenchError({
    code: 'engine-lost',
    reason: `the connection broke while ${name} was sent; choose the files again`,
  })
}
