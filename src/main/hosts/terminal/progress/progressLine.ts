/** One line of progress, for work that takes a few minutes. */

/** A line that overwrites itself on a terminal. Elsewhere it is written at most once every ten seconds. */
export function progressLine(stream: NodeJS.WriteStream) {
  let last = -Infinity
  const isTerminal = stream.isTTY
  return {
    show(text: string): void {
      const now = performance.now()
      if (now - last < (isTerminal ? 100 : 10_000)) return
      last = now
      stream.write(isTerminal ? `\r\u001b[2K${text.slice(0, Math.max(20, stream.columns - 1))}` : `${text}\n`)
    },
    clear(): void {
      if (isTerminal && last > -Infinity) stream.write('\r\u001b[2K')
    },
  }
}
