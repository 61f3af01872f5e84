/** One line on the progress of a run and the time that is left. */
import { totalCalls } from '#shared/events/callCounts.ts'
import { measuredLambda, type RunView } from '#shared/events/foldRun.ts'
import { formatDuration } from '#shared/quantities.ts'

/** The line. `pace` holds the milliseconds since this process began and the step it began at, since only its own work tells the pace. */
export function progressText(
  view: RunView,
  interactions: number,
  pace: { milliseconds: number; since: number },
): string {
  const done = view.step - pace.since
  const left =
    done > 0 && pace.milliseconds > 500 ? (pace.milliseconds / done) * (interactions - view.step) : null
  const share = interactions === 0 ? 0 : Math.floor((100 * view.step) / interactions)
  const ndcg = view.evaluations.at(-1)?.methods[0]?.mean['ndcg@10']
  const { repaired, fellBack } = totalCalls(view.calls)
  const troubled = repaired + fellBack
  return [
    ...(interactions === 0
      ? ['learns at once']
      : [`${view.step} of ${interactions} interactions`, `${share} %`]),
    left === null ? '' : `${formatDuration(left)} left`,
    ...(interactions === 0
      ? []
      : [`${view.routerCount} routers`, `λ ${measuredLambda(view)?.toFixed(2) ?? '–'}`]),
    ndcg === undefined ? '' : `NDCG@10 ${ndcg.toFixed(4)}`,
    troubled === 0 ? '' : `${troubled} repaired or fallen back`,
  ]
    .filter((part) => part !== '')
    .join(' · ')
}

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
