/** How the statuses of runs look, wherever one is shown. */
import { CircleAlert, CircleCheck, CirclePause, CirclePlay, CircleStop, Clock } from '@lucide/vue'

export const STATUS_LOOKS = {
  queued: { icon: Clock, tone: 'muted' },
  running: { icon: CirclePlay, tone: 'accent' },
  paused: { icon: CirclePause, tone: 'warning' },
  stopped: { icon: CircleStop, tone: 'muted' },
  failed: { icon: CircleAlert, tone: 'danger' },
  finished: { icon: CircleCheck, tone: 'success' },
} as const
