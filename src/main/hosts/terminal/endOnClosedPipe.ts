/** Ends a program whose reader has gone, such as `recnet list | head -1`, as any other program of a shell ends. */

/** The exit code of a program that wrote to a closed pipe, by the convention of shells: 128 and the number of SIGPIPE. */
const CLOSED_PIPE = 141

/** What writing to a terminal that is gone fails with. */
const CLOSED_TERMINAL = 'EIO'

/** What the program writes to. */
export type PipeEnd = Pick<NodeJS.WriteStream, 'on'>

/**
 * Calls `end` with an exit code, without a word, once nobody reads one of these streams any more; whatever is at work can
 * be gone on with as after a kill. A terminal that was closed is no such end: its signal says what happens then. Other errors of the
 * streams are thrown.
 */
export function endOnClosedPipe(
  streams: readonly PipeEnd[],
  end: (code: number) => void = (code) => process.exit(code),
): void {
  for (const stream of streams)
    stream.on('error', (error: NodeJS.ErrnoException) => {
      if (error.code === CLOSED_TERMINAL) return
      if (error.code !== 'EPIPE') throw error
      end(CLOSED_PIPE)
    })
}
