/** Opens the default browser, where there is a screen to show it on. */
import { spawn } from 'node:child_process'
import { rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'

/**
 * Arguments of a process can be read by every user of the machine, so the address with its token does not become one:
 * the browser opens a file that only this user may read, and that sends it on. Returns how to remove the file.
 */
export async function openBrowser(address: string, home: string): Promise<() => Promise<void>> {
  if (!hasScreen(process.platform, process.env)) return () => Promise.resolve()
  const file = join(home, `open-${process.pid}.html`)
  await writeFile(
    file,
    `<!doctype html><meta charset="utf-8"><meta http-equiv="refresh" content="0; url=${address}"><title>RecNet Workbench</title>\n`,
    { mode: 0o600 },
  )
  const [command, args] = openerOf(process.platform, file)
  const opener = spawn(command, args, { stdio: 'ignore', detached: true })
  // The address is printed as well, so nothing is lost where no browser can be opened.
  opener.on('error', () => undefined).unref()
  return () => rm(file, { force: true })
}

/** Over SSH a browser would open on the wrong screen, or on none. */
export function hasScreen(platform: NodeJS.Platform, environment: NodeJS.ProcessEnv): boolean {
  if (environment['SSH_CONNECTION']) return false
  if (platform === 'win32' || platform === 'darwin') return true
  return Boolean(environment['DISPLAY'] ?? environment['WAYLAND_DISPLAY'])
}

function openerOf(platform: NodeJS.Platform, file: string): readonly [string, readonly string[]] {
  if (platform === 'win32') return ['explorer.exe', [file]]
  return [platform === 'darwin' ? 'open' : 'xdg-open', [file]]
}
