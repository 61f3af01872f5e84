/** Long work pauses through this port, so that the event loop can answer other calls meanwhile. */

/**
 * Await this between two pieces of long work. It resolves at once, unless the event loop has been held for some time;
 * then it yields one turn.
 */
export type Breathe = () => Promise<void>

/**
 * Makes a `Breathe` for one piece of long work; each piece measures its own time. While `givesWay` says so, the work waits longer than one
 * turn, so that what somebody waits for goes first; it is never held up for good.
 */
export type NewBreather = (givesWay?: () => boolean) => Breathe
