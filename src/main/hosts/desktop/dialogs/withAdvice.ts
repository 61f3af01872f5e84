/** Adds advice to the last lines of an engine that crashed, where they do not say what to do. */

/** Windows says no more than this when a native module misses a library of its own (workbench.md 6.2-H). */
const MISSING_LIBRARY = /the specified module could not be found/i

export function withAdvice(lines: readonly string[], platform: NodeJS.Platform): readonly string[] {
  if (platform !== 'win32' || !lines.some((line) => MISSING_LIBRARY.test(line))) return lines
  return [
    ...lines,
    'Windows lacks the Visual C++ runtime that LanceDB needs. Install https://aka.ms/vs/17/release/vc_redist.x64.exe and start the workbench again.',
  ]
}
