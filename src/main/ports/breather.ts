/** Lets calls of pages be answered while long work goes on. */

/** Awaited between two pieces of long work. Resolves at once unless the last turn of the event loop was a while ago. */
export type Breathe = () => Promise<void>

/** Makes the `Breathe` of one piece of long work. */
export type NewBreather = () => Breathe
